/// What the program tells the shell when it ends.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Done; every check passed.
  case ok = 0
  /// It ran well and the answer is no: a difference was found, a condition was met.
  case no = 1
  /// The command was not used as it can be.
  case usage = 2
  /// The plan is wrong.
  case plan = 3
  /// The data are wrong or missing.
  case data = 4
  /// The headline estimate cannot be had from these data.
  case notEstimable = 5
  /// An output cannot be written, or an outside program or library is missing.
  case output = 6
  /// A batch ended and some of its reports failed.
  case batch = 7
  /// A mistake in the program itself.
  case bug = 70
  /// Stopped by the user or by the system.
  case interrupted = 130
}

extension ExitStatus {
  /// In a line of help.
  var meaning: String {
    switch self {
    case .ok: "done, and every check passed"
    case .no: "it ran well and the answer is no: a difference was found, a condition was met"
    case .usage: "the command was not used as it can be"
    case .plan: "the plan (study.yaml), or a notebook, is wrong"
    case .data: "the data are wrong or missing"
    case .notEstimable: "the headline estimate, or its covariance, cannot be had from these data"
    case .output: "an output cannot be written, or an outside program or library is missing"
    case .batch: "a batch ended and some of its reports failed"
    case .bug: "a mistake in bolaven itself"
    case .interrupted: "stopped by you or by the system"
    }
  }
}
