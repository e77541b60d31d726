import Glibc

/// The data that come with the program.
enum ShippedData {
  /// The path of one of its files: in $BOLAVEN_DATASETS, in ../share/bolaven beside the program, or in a folder above it.
  ///
  /// - Parameters:
  ///   - place: from the folder `datasets` on.
  ///   - what: the words of the message where it is nowhere.
  static func path(of place: String, _ what: String, on console: Console) throws(CommandFailure) -> String {
    var folders = [console.environment("BOLAVEN_DATASETS")].compactMap { $0 }
    if folders.isEmpty {
      var folder = programFolder()
      folders.append(folder + "/../share/bolaven/datasets")
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        folders.append(folder + "/datasets")
      }
    }
    if let found = folders.map({ "\($0)/\(place)" }).first(where: { (path: String) in access(path, R_OK) == 0 }) {
      return found
    }
    var message = Message(code: MessageCode(.report, 604), what: "\(what) on this machine")
    message.places = folders.prefix(2).map { Place("\($0)/\(place)") }
    message.fix = ["set BOLAVEN_DATASETS to the folder 'datasets' of a checkout"]
    throw CommandFailure([message])
  }
}

/// The folder of the running program, links resolved.
private func programFolder() -> String {
  guard let path = realpath("/proc/self/exe", nil) else { return "" }
  defer { free(path) }
  let name = String(cString: path)
  return name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
}
