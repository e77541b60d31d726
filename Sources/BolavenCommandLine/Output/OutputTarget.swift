import BolavenFormats
import Glibc

/// Where results go: to the screen, to one file, or to the folder of a report.
enum OutputTarget {
  case screen
  case file(path: String, format: String)
  /// With its last slash.
  case folder(String)

  /// A name whose ending is that of a format is a file's; one without an ending, or with a slash behind it, a folder's.
  ///
  /// - Throws: an ending that is no format's, or another format than the one asked for.
  init(_ path: String?, format: String?) throws(CommandFailure) {
    guard let path else {
      self = .screen
      return
    }
    guard path != "-" else {
      throw JobOptions.usage(138, "--out - names no file", fix: ["leave --out away: the result is printed anyway"])
    }
    let name = path.split(separator: "/").last ?? ""
    guard !path.hasSuffix("/"), !isFolder(path), let point = name.lastIndex(of: "."), point > name.startIndex else {
      self = .folder(path.hasSuffix("/") ? path : path + "/")
      return
    }
    guard let named = OutputFormat.named(by: path) else {
      throw JobOptions.usage(
        138, "no format has the ending of '\(path)'",
        fix: [
          "endings are \(OutputFormat.fileExtensions.joined(separator: ", ")); a folder has a slash behind its name"
        ])
    }
    if let format, format != named {
      throw JobOptions.usage(
        139, "--format \(format) does not go with the ending of '\(path)'", fix: ["leave one of the two away"])
    }
    self = .file(path: path, format: named)
  }

  /// Refuses to write over an input, and over any other file unless forced.
  static func requireFree(_ path: String, inputs: [String], force: Bool) throws(CommandFailure) {
    try requireNoInput([path], inputs: inputs)
    guard !force, access(path, F_OK) == 0 else { return }
    var message = Message(code: MessageCode(.report, 603), what: "a file of this name is there already")
    message.places = [Place(path)]
    message.fix = ["choose another name, or write over it with --force"]
    throw CommandFailure([message])
  }

  /// Refuses to write over what was read, under whatever name, also where it came through standard input.
  static func requireNoInput(_ paths: [String], inputs: [String]) throws(CommandFailure) {
    let read = paths.filter { path in access(path, F_OK) == 0 && inputs.contains { isSame($0, path) } }
    guard !read.isEmpty else { return }
    var message = Message(
      code: MessageCode(.report, 605),
      what: "an output would stand where a file is that was read: it is never written over")
    message.places = read.map { Place($0) }
    message.fix = ["choose another name or folder with --out"]
    throw CommandFailure([message])
  }
}

private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Whether two names lead to the same file.
private func isSame(_ first: String, _ second: String) -> Bool {
  var (a, b) = (stat(), stat())
  let isFound = first == "-" ? fstat(STDIN_FILENO, &a) : stat(first, &a)
  return isFound == 0 && stat(second, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino
}
