import Foundation

/// The checkout that the tests were compiled from: its folders and files, from any working folder.
public enum Repository {
  /// The absolute path of the top folder.
  public static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// The absolute path of `path`, which is relative to the top folder.
  public static func absolute(_ path: String) -> String { root + "/" + path }

  /// Whether a file or folder exists at `path`, relative to the top folder.
  public static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: absolute(path)) }

  /// The text of the file at `path`, relative to the top folder.
  public static func text(_ path: String) throws -> String {
    try String(contentsOfFile: absolute(path), encoding: .utf8)
  }

  /// The bytes of the file at `path`, relative to the top folder.
  public static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: absolute(path))))
  }

  /// The names in the folder at `path`, sorted; empty where there is no such folder.
  public static func names(in path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: absolute(path)))?.sorted() ?? []
  }

  /// The paths of all files below the folder `path` whose name has one of the endings, sorted, relative to the top folder.
  public static func files(below path: String, endings: [String]) -> [String] {
    let found = FileManager.default.enumerator(atPath: absolute(path))?.compactMap { $0 as? String } ?? []
    return found.filter { name in endings.contains { name.hasSuffix($0) } }.map { "\(path)/\($0)" }.sorted()
  }
}
