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
    let name = path.split(separator: "/").last ?? ""
    guard !path.hasSuffix("/"), let point = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: point)...].lowercased()
    if ending == json { return json }
    return ReportRenderers.all.first { $0.fileExtension == ending }?.format
  }
}
