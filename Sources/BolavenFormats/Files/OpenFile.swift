import Glibc

/// A file of the disk, open for reading at any place by several threads at once.
///
/// Nothing is mapped: a file that shrinks while it is read gives an error and not a signal.
public final class OpenFile: Sendable {
  /// As it was given.
  public let path: String
  /// Bytes when it was opened.
  public let count: Int
  private let descriptor: Int32
  private let changed: timespec

  /// Opens a file; `nil` for anything but a file of the disk, and for what cannot be opened.
  public init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    self.path = path
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      count = 0
      changed = timespec()
      if descriptor >= 0 { close(descriptor) }
      return nil
    }
    count = Int(status.st_size)
    changed = status.st_mtim
  }

  deinit { close(descriptor) }

  /// Whether the file is as long as when it was opened, and has not been written to since.
  public var isUnchanged: Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int(status.st_size) == count else { return false }
    return status.st_mtim.tv_sec == changed.tv_sec && status.st_mtim.tv_nsec == changed.tv_nsec
  }

  /// Fills the buffer with the bytes at a place; fewer where the file ends.
  ///
  /// - Returns: how many bytes there were.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) throws(FileError) -> Int {
    var received = 0
    while received < buffer.count, let base = buffer.baseAddress {
      let bytes = pread(descriptor, base + received, buffer.count - received, off_t(place + received))
      if bytes == 0 { return received }
      if bytes > 0 {
        received += bytes
      } else if errno != EINTR {
        throw FileError(path: path, operation: .read, code: errno)
      }
    }
    return received
  }

  /// All bytes.
  public func bytes() throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      do throws(FileError) {
        initialized = try read(
          into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]), at: 0)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
