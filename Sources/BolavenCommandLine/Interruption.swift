import BolavenFormats
import Glibc

/// What happens when the user or the system stops the program, or the reader of its results goes away.
enum Interruption {
  /// Ctrl-C keeps the system's own action, so that a loop in the shell stops with the program (its status is 130 there).
  ///
  /// A request to end gives the same status. A reader that has seen enough, such as `head`, is no error: its pipe gets no
  /// more, the files of the command are still written.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    // A file beyond the limit of the user is an error of writing, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGTERM) { _ in _exit(ExitStatus.interrupted.rawValue) }
  }

  /// Writes files so that a signal waits until the last of them has its name: no half-written file, no temporary file.
  ///
  /// A notebook writes in its own folder only.
  static func write(_ files: [(path: String, bytes: [UInt8])]) throws(CommandFailure) {
    if let outside = files.first(where: { !WorkingThread.mayWrite($0.path) }) {
      throw CommandFailure([NotebookProblem(file: outside.path, line: 0, kind: .outsideScratch(outside.path)).message])
    }
    var waiting = sigset_t()
    var before = sigset_t()
    sigemptyset(&waiting)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&waiting, number) }
    pthread_sigmask(SIG_BLOCK, &waiting, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    do throws(FileError) {
      try AtomicFile.writeAll(files)
    } catch {
      throw CommandFailure([error.outputMessage])
    }
  }
}
