import BolavenData
import TestSupport

@testable import BolavenStudies

/// A whole plan whose sections can be replaced one by one.
struct PlanText {
  var head = "bolaven: 1\nstudy: {id: s, title: S}"
  var deflators = "deflators: {file: prices.csv, base: 2022-05}"
  var data = """
    data:
      training:
        id: pid
        waves: {pre: {file: pre.csv}, post: {file: post.csv}}
        key: key.csv
      scores: {file: scores.csv, id: pid}
      panel:
        file: panel.csv
        id: hh
        wave: wave
        columns:
          wave: {type: choice, values: [0, 1]}
    """
  var design = """
    design:
      training: {kind: pre-post, data: training, before: pre, after: post}
      totals: {kind: pre-post, data: scores, before: pre_total, after: post_total}
      returnees: {kind: randomised, data: panel, treatment: assigned, before: 0, after: 1}
    """
  var outcomes = "outcomes:\n  income: {data: panel, compute: wage / 1000, real: true}"
  var analyses = """
    analyses:
      - {id: gain, kind: knowledge, design: training}
      - {id: effect, kind: income, design: returnees, outcome: income}
    """
  var foot = ""

  var text: String { [head, deflators, data, design, outcomes, analyses, foot].joined(separator: "\n") }

  func plan() throws -> StudyPlan { try StudyPlan(Array(text.utf8), file: "study.yaml") }

  /// Every problem of the plan.
  var problems: [PlanProblem] {
    do {
      _ = try plan()
      return []
    } catch {
      return ((error as? StudyError)?.problems ?? []).compactMap { problem in
        if case .plan(let found) = problem { found } else { nil }
      }
    }
  }

  var kinds: [PlanProblem.Kind] { problems.map(\.kind) }

  /// The same plan with one text of it replaced.
  func replacing(_ old: String, with new: String) -> PlanText {
    var changed = self
    for path in [
      \PlanText.head, \PlanText.deflators, \PlanText.data, \PlanText.design, \PlanText.outcomes, \PlanText.analyses,
    ] {
      changed[keyPath: path] = self[keyPath: path].replacing(old, with: new)
    }
    return changed
  }
}
