import Glibc
import Synchronization

/// Work in a thread of its own, with a current folder that is its own and a limit of time.
enum WorkingThread {
  /// The folder that files may be written in; `nil` where they may be written anywhere.
  @TaskLocal static var writableFolder: String?

  /// Runs work with `folder` as current folder, in which alone it may write.
  ///
  /// Where the system gives a thread no folder of its own (some containers do not), the folder of the whole program changes
  /// until the work is done.
  ///
  /// - Returns: `nil` where the time is over; the work then goes on unseen until the program ends.
  static func run<Result: Sendable>(
    in folder: String, seconds: Int, _ work: @escaping @Sendable () -> Result
  ) -> Result? {
    let found = Found<Result>()
    let job = Job {
      let isOwn = unshareFolder()
      let before = isOwn ? nil : open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard chdir(folder) == 0 else { return }
      let result = $writableFolder.withValue(folder) { work() }
      found.value.withLock { $0 = result }
      if let before, before >= 0 {
        fchdir(before)
        close(before)
      }
    }
    job.run(within: seconds)
    return found.value.withLock { $0 }
  }

  /// Gives the thread a current folder of its own: `unshare(CLONE_FS)`.
  private static func unshareFolder() -> Bool {
    guard let symbol = dlsym(nil, "unshare") else { return false }
    typealias Unshare = @convention(c) (CInt) -> CInt
    return unsafeBitCast(symbol, to: Unshare.self)(0x200) == 0
  }

  /// Whether a path is inside the folder that files may be written in.
  static func mayWrite(_ path: String) -> Bool {
    guard let folder = writableFolder else { return true }
    var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    // A step up from a folder that is not there yet could lead anywhere.
    guard parts.popLast() != nil, !parts.contains("..") else { return false }
    // The deepest folder that is there decides: links on the way to it lead out.
    var place = (path.hasPrefix("/") ? "/" : "./") + parts.joined(separator: "/")
    while true {
      if let real = realpath(place, nil) {
        defer { free(real) }
        let found = String(cString: real)
        return found == folder || found.hasPrefix(folder + "/")
      }
      guard let slash = place.lastIndex(of: "/"), slash > place.startIndex else { return false }
      place = String(place[..<slash])
    }
  }
}

/// What a thread found.
private final class Found<Result: Sendable>: Sendable {
  let value = Mutex<Result?>(nil)
}

/// Work that a thread does while another waits for it.
private final class Job: Sendable {
  private let work: @Sendable () -> Void
  /// A byte in this pipe says that the work is done: waiting for it has a limit, waiting for a thread has none.
  private let readEnd: Int32
  private let writeEnd: Int32

  init(_ work: @escaping @Sendable () -> Void) {
    self.work = work
    var ends: [Int32] = [-1, -1]
    let isMade = pipe(&ends) == 0
    readEnd = isMade ? ends[0] : -1
    writeEnd = isMade ? ends[1] : -1
  }

  deinit {
    if readEnd >= 0 { close(readEnd) }
    if writeEnd >= 0 { close(writeEnd) }
  }

  /// Returns when the work is done, or the time is over.
  func run(within seconds: Int) {
    guard readEnd >= 0, start() else { return finish() }
    var entry = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    var code: Int32 = -1
    repeat { code = poll(&entry, 1, Int32(clamping: seconds * 1000)) } while code < 0 && errno == EINTR
  }

  private func start() -> Bool {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().finish()
        return nil
      }, context.toOpaque())
    if code == 0 { pthread_detach(thread) } else { context.release() }
    return code == 0
  }

  private func finish() {
    work()
    guard writeEnd >= 0 else { return }
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }
}
