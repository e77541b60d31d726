import Glibc

/// The bytes of a file, or of standard input for `-`.
///
/// - Parameter limit: the most bytes that are read; a larger file gives the error `EFBIG`, and so does a stream of more
///   than 512 MiB or with a line of more than 32 MiB.
/// - Throws: the system's error; `EISDIR` for a folder, `ENODEV` for a device.
public func readFile(_ path: String, limit: Int = 4 << 30) throws(FileError) -> [UInt8] {
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError(path: path, operation: .open, code: errno) }
  defer { if path != "-" { close(descriptor) } }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, operation: .open, code: errno) }
  if status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, operation: .read, code: EISDIR) }
  let kind = status.st_mode & S_IFMT
  if path != "-", kind == S_IFCHR || kind == S_IFBLK { throw FileError(path: path, operation: .read, code: ENODEV) }
  let isRegular = kind == S_IFREG
  // A file that claims to be larger is not tried: it may be nothing but a hole.
  if isRegular, status.st_size > off_t(limit) { throw FileError(path: path, operation: .read, code: EFBIG) }
  var bytes: [UInt8] = []
  // One byte more than the file has, so that its end is met without growing.
  if isRegular { bytes.reserveCapacity(Int(status.st_size) + 1) }
  var lineStart = 0
  while bytes.count <= limit {
    let wanted = min(longestRead, max(4096, bytes.capacity - bytes.count))
    let start = bytes.count
    var received = 0
    bytes.append(contentsOf: repeatElement(0, count: wanted))
    bytes.withUnsafeMutableBytes { buffer in
      received = read(descriptor, buffer.baseAddress.map { $0 + start }, wanted)
    }
    let code = errno
    bytes.removeLast(wanted - max(0, received))
    if received == 0 { return bytes }
    if !isRegular {
      if let end = bytes[start...].lastIndex(of: 10) { lineStart = end + 1 }
      if bytes.count - lineStart > longestStreamedLine {
        throw FileError(path: path, operation: .read, code: EFBIG, line: 1 + bytes[..<lineStart].count { $0 == 10 })
      }
      if bytes.count > longestStream { break }
    }
    if received < 0, code != EINTR { throw FileError(path: path, operation: .read, code: code) }
  }
  throw FileError(path: path, operation: .read, code: EFBIG)
}

/// A stream without line ends is not a table; waiting for its end would fill the memory. Bytes of one line.
public let longestStreamedLine = 32 << 20

/// The most bytes asked of the system at once.
private let longestRead = 16 << 20
/// A stream has no size that could be asked for: one that does not end is given up here.
private let longestStream = 512 << 20

/// The names in a folder, sorted; empty where it cannot be listed.
public func fileNames(in folder: String) -> [String] {
  guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted()
}
