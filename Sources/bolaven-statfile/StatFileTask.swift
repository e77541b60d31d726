internal import BolavenFormats
import Glibc

/// What the program was started for, and the limits it sets itself before it looks at a byte.
struct StatFileTask {
  enum Work: String { case read, write }

  let work: Work
  let kind: StatFileKind
  let seconds: UInt
  let memory: UInt
  let variables: Int
  let textBytes: Int
  /// A name that iconv knows; `nil` for the file's own.
  let encoding: String?

  init?(_ arguments: [String]) {
    guard arguments.count >= 5, let work = Work(rawValue: arguments[1]),
      let kind = StatFileKind(rawValue: arguments[2]),
      let seconds = UInt(arguments[3]), let memory = UInt(arguments[4])
    else { return nil }
    self.work = work
    self.kind = kind
    self.seconds = seconds
    self.memory = memory
    variables = arguments.count > 5 ? Int(arguments[5]) ?? 0 : 0
    textBytes = arguments.count > 6 ? Int(arguments[6]) ?? 0 : 0
    encoding = arguments.count > 7 ? arguments[7] : nil
  }

  /// No more time, memory and files than the work needs, and no image of the memory, which holds answers of people.
  func limit() {
    ReadStat.confineProcess()
    set(RLIMIT_CORE, 0)
    set(RLIMIT_FSIZE, 0)
    // The first limit sends a signal that tells what happened; the second one is only a kill.
    set(RLIMIT_CPU, rlim_t(seconds), hard: rlim_t(seconds) + 1)
    set(RLIMIT_AS, rlim_t(memory))
  }

  private func set(_ resource: __rlimit_resource, _ value: rlim_t, hard: rlim_t? = nil) {
    var limit = rlimit(rlim_cur: value, rlim_max: hard ?? value)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
