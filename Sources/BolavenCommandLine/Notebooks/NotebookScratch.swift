import BolavenFormats
import Glibc

/// The folder that a notebook runs in: it looks like the one the notebook stands in, and is gone afterwards.
///
/// Its files and those of the folders above are links, made when a call names them, so that calls read what they would read
/// beside the notebook and outputs name it as the notebook does. What is written goes into the folder alone.
final class NotebookScratch {
  /// Where the calls run.
  let work: String
  private let root: String
  /// The folder of the notebook.
  private let original: String

  /// - Parameter folder: of the notebook, with its last slash or empty.
  init(for folder: String, temporary: String) throws(FileError) {
    guard let real = realpath(folder.isEmpty ? "." : folder, nil) else {
      throw FileError(path: folder, operation: .open, code: errno)
    }
    defer { free(real) }
    original = String(cString: real)
    var template = Array((temporary + "/bolaven-notebook-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError(path: temporary, operation: .create, code: errno) }
    let made = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let resolved = realpath(made, nil) else { throw FileError(path: made, operation: .open, code: errno) }
    defer { free(resolved) }
    root = String(cString: resolved)
    work = root + (original == "/" ? "/folder" : original)
    Self.makeFolders(work)
  }

  deinit { Self.remove(root) }

  /// Writes the file of a block.
  func write(_ text: String, to name: String) throws(FileError) {
    try AtomicFile.write(Array(text.utf8), to: "\(work)/\(name)")
  }

  /// Links everything beside the notebook that no block has written.
  func linkNeighbours() {
    for name in fileNames(in: original) { link(name, from: original, in: work) }
  }

  /// Links what a path names in a folder above, or its folder there.
  func reach(_ path: String) {
    guard !path.hasPrefix("/") else { return }
    var folders = original.split(separator: "/").map(String.init)
    for part in path.split(separator: "/").map(String.init) where part != "." {
      if part == ".." {
        guard !folders.isEmpty else { return }
        folders.removeLast()
      } else {
        let place = folders.map { "/" + $0 }.joined()
        if original != place { link(part, from: place, in: root + place) }
        return
      }
    }
  }

  private func link(_ name: String, from source: String, in folder: String) {
    var status = stat()
    let target = "\(folder)/\(name)"
    guard lstat(target, &status) != 0, lstat("\(source)/\(name)", &status) == 0 else { return }
    _ = symlink("\(source)/\(name)", target)
  }

  private static func makeFolders(_ path: String) {
    var built = ""
    for part in path.split(separator: "/") {
      built += "/" + part
      mkdir(built, 0o700)
    }
  }

  /// Removes a folder and what is in it; links are removed, never followed.
  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    for name in fileNames(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
