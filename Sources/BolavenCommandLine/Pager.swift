import Glibc

/// The program that shows a long text page by page.
enum Pager {
  /// Hands bytes to a command of the shell and waits until the reader has seen enough.
  ///
  /// - Returns: whether the command could be started and ended as it should.
  static func show(_ command: String, _ bytes: [UInt8]) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    let call = ["sh", "-c", command]
    var words: [UnsafeMutablePointer<CChar>?] = call.map { (word: String) in strdup(word) }
    words.append(nil)
    defer { words.forEach { free($0) } }
    var child = pid_t()
    let code = posix_spawn(&child, "/bin/sh", &actions, nil, words, environ)
    close(ends[0])
    guard code == 0 else {
      close(ends[1])
      return false
    }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
      // A reader that has seen enough takes no more.
      guard written > 0 || errno == EINTR else { break }
      rest = rest.dropFirst(max(0, written))
    }
    close(ends[1])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    // 127: the shell found no such program.
    return status & 0x7F == 0 && (status >> 8) & 0xFF != 127
  }
}
