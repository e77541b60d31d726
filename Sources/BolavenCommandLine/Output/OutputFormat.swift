import BolavenReports

/// The formats that results can be printed in: those of reports, and JSON for programs.
enum OutputFormat {
  static let json = "json"

  /// Names for `--format`; the first is the default.
  static let names = ReportRenderers.all.map { $0.format } + [json]

  /// Endings of file names that stand for a format.
  static let fileExtensions = ReportRenderers.all.map { $0.fileExtension } + [json]

  /// The format that the ending of a file name stands for; `nil` where it is none, so that the name is a folder's.
  static func named(by path: String) -> String? {
    let name = (path.split(separator: "/").last ?? "").lowercased()
    guard !path.hasSuffix("/") else { return nil }
    // The longest ending counts: `a.tree.json` is a tree.
    let endings = ReportRenderers.all.map { ($0.fileExtension, $0.format) } + [(json, json)]
    return endings.filter { name.hasSuffix(".\($0.0)") }.max { $0.0.utf8.count < $1.0.utf8.count }?.1
  }
}
