import Glibc

/// A program that is given bytes and answers with bytes, within limits, and cannot take this one down.
///
/// It sees no environment, no file of ours but the two ends of one socket, and no shell. It has no name for the file it
/// works on. Past the limit of time it is killed.
struct ChildProcess {
  /// How the program ended.
  enum End: Equatable {
    case exited(status: Int32)
    case signal(Int32)
    /// It was ended here because its answer was of no use.
    case stopped
    /// It was ended here after this time.
    case tooSlow(seconds: Int)
    /// It did not begin, by the system's error number.
    case notStarted(Int32)
  }

  /// The path of the program.
  let program: String
  let arguments: [String]

  /// Runs the program with some input to its end.
  ///
  /// - Parameters:
  ///   - seconds: of the clock on the wall.
  ///   - receive: is given what the program writes, as it comes; false ends the program.
  func run(input: UnsafeRawBufferPointer, seconds: Int, receive: (UnsafeRawBufferPointer) -> Bool) -> End {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      return .notStarted(errno)
    }
    let (ours, theirs) = (ends[0], ends[1])
    defer { close(ours) }
    let child: pid_t
    switch start(with: theirs) {
    case .success(let identifier): child = identifier
    case .failure(let error): return .notStarted(error.code)
    }
    let deadline = Deadline(seconds: seconds)
    let isServed = exchange(input, through: ours, until: deadline, receive)
    switch isServed {
    case .finished: break
    case .stopped, .tooSlow: kill(child, SIGKILL)
    }
    let end = wait(for: child, until: deadline)
    switch isServed {
    case .finished: return end ?? .tooSlow(seconds: seconds)
    case .stopped: return .stopped
    case .tooSlow: return .tooSlow(seconds: seconds)
    }
  }

  private struct SystemError: Error { let code: Int32 }

  private func start(with socket: Int32) -> Result<pid_t, SystemError> {
    defer { close(socket) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals mean in the child what they usually mean, whatever this program made of them.
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var child: pid_t = 0
    let code = posix_spawn(&child, program, &actions, &attributes, &words, &environment)
    return code == 0 ? .success(child) : .failure(SystemError(code: code))
  }

  private enum Exchange { case finished, stopped, tooSlow }

  /// Sends the input and takes what comes, both at once: neither side waits for the other for ever.
  private func exchange(
    _ input: UnsafeRawBufferPointer, through socket: Int32, until deadline: Deadline,
    _ receive: (UnsafeRawBufferPointer) -> Bool
  ) -> Exchange {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    var sent = 0
    if input.isEmpty { shutdown(socket, Int32(SHUT_WR)) }
    while true {
      let isSending = sent < input.count
      var state = pollfd(fd: socket, events: Int16(POLLIN) | (isSending ? Int16(POLLOUT) : 0), revents: 0)
      let left = deadline.millisecondsLeft
      guard left > 0 else { return .tooSlow }
      if poll(&state, 1, Int32(clamping: left)) < 0, errno != EINTR { return .stopped }
      if isSending, state.revents & Int16(POLLOUT) != 0 {
        let count = send(
          socket, input.baseAddress.map { $0 + sent }, min(input.count - sent, 1 << 20),
          Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        // A program that takes no more may still have something to say.
        sent = count < 0 && ![EAGAIN, EINTR].contains(errno) ? input.count : sent + max(0, count)
        if sent == input.count { shutdown(socket, Int32(SHUT_WR)) }
      }
      if state.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
        let count = recv(socket, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
        if count == 0 { return .finished }
        // The other side is gone with input unread: how it ended is what matters.
        if count < 0, errno == ECONNRESET { return .finished }
        if count < 0, ![EAGAIN, EINTR].contains(errno) { return .stopped }
        if count > 0, !receive(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { return .stopped }
      }
    }
  }

  /// How a program ended that closed its output; killed where it goes on nevertheless, which is `nil`.
  private func wait(for child: pid_t, until deadline: Deadline) -> End? {
    var status: Int32 = 0
    var pause: UInt32 = 50
    while true {
      let found = waitpid(child, &status, WNOHANG)
      if found == child { break }
      // Nobody can be waited for where the one who started this program has said so; what arrived is judged alone.
      if found < 0, errno != EINTR { return .exited(status: 0) }
      if deadline.millisecondsLeft <= 0 {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        return nil
      }
      usleep(pause)
      pause = min(2 * pause, 10_000)
    }
    let signal = status & 0x7f
    return signal == 0 ? .exited(status: (status >> 8) & 0xff) : .signal(signal)
  }
}

/// A moment on a clock that nobody sets.
private struct Deadline {
  private let end: Int

  init(seconds: Int) { end = Self.now + 1000 * min(seconds, 1 << 30) }

  var millisecondsLeft: Int { end - Self.now }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return 1000 * time.tv_sec + time.tv_nsec / 1_000_000
  }
}
