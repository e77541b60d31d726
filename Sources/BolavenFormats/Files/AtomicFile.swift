import Glibc

/// Writes files whole or not at all.
///
/// The bytes go to a new file beside the target, are synced, and take its name only then. Whatever stood under the name
/// stays as it was until that moment, and for ever if anything fails.
public enum AtomicFile {
  /// Writes one file. Missing folders are made.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try writeAll([(path, bytes)])
  }

  /// Every file is complete on the disk before the first takes its name. Missing folders are made.
  public static func writeAll(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    var prepared: [(temporary: String, path: String)] = []
    do throws(FileError) {
      for file in files {
        try createFolders(above: file.path)
        try refuseFolder(at: file.path)
        prepared.append((try writeBeside(file.path, file.bytes), file.path))
      }
      while let next = prepared.first {
        guard rename(next.temporary, next.path) == 0 else {
          throw FileError(path: next.path, operation: .rename, code: errno)
        }
        prepared.removeFirst()
        syncFolder(of: next.path)
      }
    } catch {
      for file in prepared { unlink(file.temporary) }
      throw error
    }
  }
}

private func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
}

private func createFolders(above path: String) throws(FileError) {
  let target = folder(of: path)
  var status = stat()
  if stat(target, &status) == 0 { return }
  var built = target.hasPrefix("/") ? "/" : ""
  for part in target.split(separator: "/") {
    built += (built.isEmpty || built.hasSuffix("/") ? "" : "/") + part
    if mkdir(built, 0o777) != 0, errno != EEXIST { throw FileError(path: built, operation: .create, code: errno) }
  }
}

private func refuseFolder(at path: String) throws(FileError) {
  var status = stat()
  if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
    throw FileError(path: path, operation: .create, code: EISDIR)
  }
}

/// Writes and syncs a new file in the target's folder.
private func writeBeside(_ path: String, _ bytes: [UInt8]) throws(FileError) -> String {
  let token = String(UInt64.random(in: .min ... .max), radix: 36)
  let temporary = "\(folder(of: path))/.bolaven-\(token).tmp"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw FileError(path: path, operation: .create, code: errno) }
  do throws(FileError) {
    try write(bytes, to: descriptor, path: path)
    guard fsync(descriptor) == 0 else { throw FileError(path: path, operation: .sync, code: errno) }
    guard close(descriptor) == 0 else { throw FileError(path: path, operation: .write, code: errno) }
  } catch {
    close(descriptor)
    unlink(temporary)
    throw error
  }
  return temporary
}

private func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
  var done = 0
  while done < bytes.count {
    let written = bytes.withUnsafeBytes { buffer in
      Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
    }
    if written > 0 {
      done += written
    } else if errno != EINTR {
      throw FileError(path: path, operation: .write, code: errno)
    }
  }
}

/// The new name is on the disk only when its folder is; where a file system cannot sync folders, the rename still holds.
private func syncFolder(of path: String) {
  let descriptor = open(folder(of: path), O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}
