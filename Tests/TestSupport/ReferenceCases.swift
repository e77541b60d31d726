import Foundation
public import Testing

/// The folder of reference cases that cannot be shipped, named by the environment variable `BOLAVEN_REFERENCE`.
///
/// Each case is a folder with `data.csv` and `case.json`. Tests of these cases carry the trait `.needsReferenceCases`, so
/// that they are skipped, and counted at the end of `make test`, where the folder is absent.
public enum ReferenceCases {
  /// The absolute path of the folder; nil where the variable is not set or names no folder.
  public static let folder: String? = {
    guard let path = ProcessInfo.processInfo.environment["BOLAVEN_REFERENCE"], !path.isEmpty else { return nil }
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue ? path : nil
  }()

  /// The absolute path of a folder beside that of the cases; nil where it is absent.
  public static func beside(_ path: String) -> String? {
    guard let folder else { return nil }
    let path = URL(fileURLWithPath: folder).deletingLastPathComponent().appendingPathComponent(path).path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// The names of the cases that begin with one of the prefixes, sorted; empty where the folder is absent.
  public static func named(_ prefixes: String...) -> [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in prefixes.contains { name.hasPrefix($0) } }.sorted()
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test where the reference cases are absent.
  public static var needsReferenceCases: Self {
    .enabled(if: ReferenceCases.folder != nil, "BOLAVEN_REFERENCE names no folder")
  }
}
