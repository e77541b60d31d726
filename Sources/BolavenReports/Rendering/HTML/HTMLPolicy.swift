import BolavenFormats

/// What a page may load and run: its own style sheet and its own script, known by their fingerprints, and nothing else.
enum HTMLPolicy {
  /// The content of the page's security policy.
  static let text =
    "default-src 'none'; script-src '\(fingerprint(of: HTMLScript.source))'; "
    + "style-src '\(fingerprint(of: HTMLStyle.sheet))'; img-src data:; base-uri 'none'; form-action 'none'"

  /// The fingerprint by which a browser knows a script or a style sheet: everything between its two tags.
  ///
  /// Source: W3C (2024), Content Security Policy Level 3, section 2.3.1.
  private static func fingerprint(of source: String) -> String {
    "sha256-" + base64(Fingerprint.digest(Array(marked(source).utf8)))
  }

  /// A script or style sheet as it stands in the page. The comments around it keep an XML reader from looking inside;
  /// a browser takes them for comments.
  static func marked(_ source: String) -> String { "/*<![CDATA[*/\n\(source)\n/*]]>*/" }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return stride(from: 0, to: bytes.count, by: 3).map { start in
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(0) { $0 << 8 | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
      let letters = (0...group.count).map { digits[bits >> (18 - 6 * $0) & 63] }
      return String(letters) + String(repeating: "=", count: 3 - group.count)
    }.joined()
  }
}
