import BolavenData
import BolavenFormats
import Glibc

/// The notebooks that a call names: files, and folders of them.
enum NotebookFiles {
  static let operand = Operand(
    "NOTEBOOK", "a notebook, or a folder: every notebook below it", .many(atLeast: 1), endings: ["md"])

  /// Each notebook once, those of a folder in the order of their names. Of folders, files without settings are passed over.
  static func notebooks(_ paths: [String]) throws(CommandFailure) -> [Notebook] {
    var notebooks: [Notebook] = []
    for path in paths {
      guard isFolder(path) else {
        notebooks.append(try Notebook(contentsOf: path))
        continue
      }
      var found: [Notebook] = []
      for file in markdownFiles(below: path.hasSuffix("/") ? String(path.dropLast()) : path, depth: 0) {
        let notebook = try Notebook(contentsOf: file)
        if !notebook.problems.contains(where: { $0.kind == .noFrontMatter }) { found.append(notebook) }
      }
      guard !found.isEmpty else {
        throw CommandFailure([NotebookProblem(file: path, line: 0, kind: .noNotebooks).message])
      }
      notebooks += found
    }
    var seen: Set<String> = []
    return notebooks.filter { seen.insert($0.path).inserted }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// A loop of links must not hold this up: a few levels are enough.
  private static func markdownFiles(below folder: String, depth: Int) -> [String] {
    guard depth < 8 else { return [] }
    return fileNames(in: folder).filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      if isFolder(path) { return markdownFiles(below: path, depth: depth + 1) }
      return name.hasSuffix(".md") ? [path] : []
    }
  }

  /// The name of a block has to be in one of them.
  static func require(_ block: String?, in notebooks: [Notebook]) throws(CommandFailure) {
    guard let block, !notebooks.contains(where: { $0.calls.contains { $0.id == block } }) else { return }
    let names = notebooks.flatMap { $0.calls.map(\.id) }
    throw CommandFailure([
      NotebookProblem(
        file: notebooks.first?.path ?? "", line: 0,
        kind: .unknownBlock(block, nearest: nearestNames(to: block, among: names))
      ).message
    ])
  }
}
