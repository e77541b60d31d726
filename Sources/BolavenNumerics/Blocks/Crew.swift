internal import CProcessors
import Glibc
import Synchronization

/// Threads that wait for work, so that a short piece of work need not wait until a thread has been made for it.
///
/// One piece of work at a time has the crew. What comes in the meantime, from another thread or from within the work,
/// gets a crew of its own, which is kept for the next time.
final class Crew: Sendable {
  /// Crews that nobody has.
  private static let idle = Mutex<[Crew]>([])

  private let members = Mutex<[Member]>([])

  /// Runs work on the calling thread and on others, and returns when it is done.
  ///
  /// - Parameter hands: at most so many threads, at least 2.
  static func run(_ work: Work, hands: Int) {
    let crew = idle.withLock { $0.popLast() } ?? Crew()
    let helping = crew.members(hands - 1)
    for member in helping { member.start(work) }
    work.run()
    for member in helping { member.finish() }
    idle.withLock { $0.append(crew) }
  }

  /// As many of the threads as are asked for, or as the system gives.
  private func members(_ count: Int) -> ArraySlice<Member> {
    members.withLock { members in
      while members.count < count, let member = Member() { members.append(member) }
      return members.prefix(count)
    }
  }
}

/// One thread that does what it is given.
private final class Member: @unchecked Sendable {
  /// How often a thread looks for what it waits for, before it sleeps: for some tenths of a millisecond. Sections of one
  /// computation follow each other sooner, and to wake a thread costs more than to let it look.
  private static let patience = 100_000

  private let toDo = Semaphore()
  private let done = Semaphore()
  /// Written before `toDo` is raised, read behind it.
  private var work: Work?

  /// `nil` where the system has no thread to give.
  init?() {
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    bolaven_begin_elsewhere(&attributes)
    let context = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Member>.fromOpaque(pointer).takeRetainedValue().serve()
        return nil
      }, context.toOpaque())
    guard code == 0 else {
      context.release()
      return nil
    }
    pthread_detach(thread)
  }

  private func serve() {
    bolaven_go_anywhere()
    while true {
      toDo.lower(patience: Self.patience)
      work?.run()
      done.raise()
    }
  }

  func start(_ work: Work) {
    self.work = work
    toDo.raise()
  }

  /// Waits until the thread is done. One that has not yet begun need not.
  func finish() {
    if !toDo.tryLower() { done.lower(patience: Self.patience) }
    work = nil
  }
}

/// A counter that a thread can wait for.
private struct Semaphore: ~Copyable, @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func raise() { sem_post(semaphore) }

  func tryLower() -> Bool { sem_trywait(semaphore) == 0 }

  /// - Parameter patience: how often it is looked at before the thread sleeps.
  func lower(patience: Int) {
    for _ in 0..<patience where tryLower() { return }
    while sem_wait(semaphore) != 0 {}
  }
}
