import Foundation
public import Testing

/// The folder of damaged, hostile and odd files that cannot be shipped: `BOLAVEN_TORTURE`, or the folder `torture` beside
/// that of the reference cases.
public enum TortureCorpus {
  /// The absolute path of the folder; nil where there is none.
  public static let folder: String? = {
    let named = ProcessInfo.processInfo.environment["BOLAVEN_TORTURE"]
    guard let path = named ?? ReferenceCases.folder.map({ $0 + "/../torture" }), !path.isEmpty else { return nil }
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue ? path : nil
  }()

  /// The files of a group, sorted, by their paths in the folder; empty where the folder is absent.
  public static func files(in group: String) -> [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(group)")) ?? []
    return names.sorted().map { "\(group)/\($0)" }
  }

  /// The bytes of a file by its path in the folder.
  public static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: (folder ?? "") + "/" + path)))
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test where the corpus is absent.
  public static var needsTortureCorpus: Self {
    .enabled(if: TortureCorpus.folder != nil, "BOLAVEN_TORTURE names no folder")
  }
}
