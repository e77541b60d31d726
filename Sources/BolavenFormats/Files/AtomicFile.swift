import Glibc

/// Writes files whole or not at all.
///
/// The bytes go to new files beside their targets, are synced, and take their names only when all of them are complete.
/// Whatever stood under a name stays until that moment, and comes back if a later file of the same call fails. A target
/// keeps its permissions. A symbolic link is replaced, never followed: nothing outside the folder is written.
public enum AtomicFile {
  /// Writes one file. Missing folders are made.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try writeAll([(path, bytes)])
  }

  /// Writes every file or none. Missing folders are made.
  ///
  /// - Throws: the system's error; `EISDIR` for a folder, `ENOTSUP` for a device or a pipe, `EACCES` for a file that is
  ///   write-protected.
  public static func writeAll(_ files: [(path: String, bytes: [UInt8])]) throws(FileError) {
    var made: [String] = []
    var prepared: [Replacement] = []
    do throws(FileError) {
      for file in files {
        let permissions = try permissionsOfTarget(file.path)
        try createFolders(above: file.path, &made)
        let temporary = try writeBeside(file.path, file.bytes, permissions: permissions)
        prepared.append(Replacement(path: file.path, temporary: temporary))
      }
      for position in prepared.indices { try prepared[position].takeName() }
    } catch {
      for replacement in prepared.reversed() { replacement.undo() }
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
    for replacement in prepared { replacement.finish() }
    for place in Set(prepared.map { folder(of: $0.path) }) { syncFolder(place) }
  }
}

/// One file on its way to its name.
private struct Replacement {
  let path: String
  let temporary: String
  /// A second name of the file that is replaced, where the file system has second names.
  private var backup: String?
  private var state = State.waiting

  private enum State { case waiting, new, replaced }

  init(path: String, temporary: String) {
    self.path = path
    self.temporary = temporary
  }

  mutating func takeName() throws(FileError) {
    let second = unusedName(beside: path)
    var isNew = false
    if link(path, second) == 0 { backup = second } else { isNew = errno == ENOENT }
    guard rename(temporary, path) == 0 else { throw FileError(path: path, operation: .rename, code: errno) }
    state = isNew ? .new : .replaced
  }

  /// What was replaced on a file system without second names cannot come back; the new file is then better than none.
  func undo() {
    switch state {
    case .waiting:
      unlink(temporary)
      finish()
    case .new: unlink(path)
    case .replaced: if let backup { rename(backup, path) }
    }
  }

  func finish() {
    if let backup { unlink(backup) }
  }
}

private func folder(of path: String) -> String {
  path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
}

private func unusedName(beside path: String) -> String {
  "\(folder(of: path))/.bolaven-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
}

/// The permissions of the file that is replaced; `nil` where there is none.
private func permissionsOfTarget(_ path: String) throws(FileError) -> mode_t? {
  var status = stat()
  guard lstat(path, &status) == 0 else { return nil }
  switch status.st_mode & S_IFMT {
  case S_IFREG:
    guard access(path, W_OK) == 0 else { throw FileError(path: path, operation: .create, code: errno) }
    return status.st_mode & 0o777
  case S_IFLNK:
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    throw FileError(path: path, operation: .create, code: EISDIR)
  case S_IFDIR: throw FileError(path: path, operation: .create, code: EISDIR)
  default: throw FileError(path: path, operation: .create, code: ENOTSUP)
  }
}

/// Makes the folders of a path that are missing, and notes them.
private func createFolders(above path: String, _ made: inout [String]) throws(FileError) {
  let target = folder(of: path)
  var status = stat()
  if stat(target, &status) == 0 { return }
  var built = target.hasPrefix("/") ? "/" : ""
  for part in target.split(separator: "/") {
    let parent = built.isEmpty ? "." : built
    built += (built.isEmpty || built.hasSuffix("/") ? "" : "/") + part
    if mkdir(built, 0o777) == 0 {
      made.append(built)
      syncFolder(parent)
    } else if errno != EEXIST {
      throw FileError(path: built, operation: .create, code: errno)
    }
  }
}

/// Writes and syncs a new file in the target's folder.
private func writeBeside(_ path: String, _ bytes: [UInt8], permissions: mode_t?) throws(FileError) -> String {
  let temporary = unusedName(beside: path)
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions ?? 0o666)
  guard descriptor >= 0 else { throw FileError(path: path, operation: .create, code: errno) }
  var isOpen = true
  do throws(FileError) {
    // The mask for new files does not narrow what the replaced file had.
    if let permissions { fchmod(descriptor, permissions) }
    try write(bytes, to: descriptor, path: path)
    guard fsync(descriptor) == 0 else { throw FileError(path: path, operation: .sync, code: errno) }
    isOpen = false
    guard close(descriptor) == 0 else { throw FileError(path: path, operation: .write, code: errno) }
  } catch {
    if isOpen { close(descriptor) }
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
    let code = errno
    if written > 0 {
      done += written
    } else if written == 0 || code != EINTR {
      throw FileError(path: path, operation: .write, code: written == 0 ? EIO : code)
    }
  }
}

/// The new name is on the disk only when its folder is; where a file system cannot sync folders, the rename still holds.
private func syncFolder(_ folder: String) {
  let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}
