import Glibc
import Synchronization

/// What is said on standard error while work goes on: nothing in the first second, then a line that is written over on a
/// terminal, and a line a minute elsewhere. Nothing for programs, and nothing where only errors are wanted.
final class ProgressTalk: Sendable {
  private struct State {
    /// When the work began; `nil` where nothing is said.
    var start: Double?
    var step = ""
    /// Whether a line stands on the terminal.
    var isShown = false
    var lastShown = -Double.infinity
    /// Minutes that were told.
    var minutes = 0
  }

  private let state = Mutex(State())
  private let isTerminal: Bool
  private let clock: @Sendable () -> Double
  private let write: @Sendable ([UInt8]) -> Void

  /// - Parameters:
  ///   - isTerminal: whether a line can be written over.
  ///   - clock: seconds since some moment in the past.
  init(
    isTerminal: Bool = false, clock: @escaping @Sendable () -> Double = { 0 },
    write: @escaping @Sendable ([UInt8]) -> Void = { _ in }
  ) {
    self.isTerminal = isTerminal
    self.clock = clock
    self.write = write
  }

  /// Begins to count the time of a work.
  func begin(_ step: String) {
    state.withLock { state in
      state = State()
      state.start = clock()
      state.step = step
    }
  }

  /// Names what is done now: `analysis 2 of 4`.
  func show(_ step: String) {
    state.withLock { $0.step = step }
    tick()
  }

  /// Says what there is to say by now.
  func tick() {
    state.withLock { state in
      guard let start = state.start else { return }
      let now = clock()
      let elapsed = now - start
      if isTerminal {
        guard elapsed >= 1, now - state.lastShown >= 0.1 else { return }
        state.isShown = true
        state.lastShown = now
        write(Array("\r  \(Int(elapsed)) s  \(state.step.prefix(66))\u{1B}[K".utf8))
      } else if elapsed >= 60 * Double(state.minutes + 1) {
        state.minutes = Int(elapsed / 60)
        write(Array("still working after \(state.minutes) min: \(state.step)\n".utf8))
      }
    }
  }

  /// Takes the line away, so that something else can stand there.
  func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      write(Array("\r\u{1B}[K".utf8))
    }
  }

  /// Says nothing any more.
  func end() {
    clear()
    state.withLock { $0.start = nil }
  }

  /// Ticks every half second until the program ends.
  func tickUntilTheEnd() {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        let talk = Unmanaged<ProgressTalk>.fromOpaque(pointer).takeRetainedValue()
        while true {
          usleep(500_000)
          talk.tick()
        }
      }, context.toOpaque())
    if code == 0 { pthread_detach(thread) } else { context.release() }
  }
}
