import BolavenData
import BolavenFormats
import BolavenReports
import BolavenStudies

/// The findings of a run for programs: the same keys in the same order whatever was estimated.
struct MachineOutput {
  let run: StudyRun
  /// The command that made it.
  let command: String

  /// One analysis is one object with the headline model; a study holds an object for each analysis.
  func value(ofStudy isStudy: Bool) -> JSONValue {
    let opening = [JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(command))]
    if !isStudy, run.findings.count == 1, let only = run.findings.first {
      return .object(opening + members(of: only))
    }
    let study = JSONValue.object([
      JSONMember("id", .string(run.plan.id)), JSONMember("title", .string(run.plan.title.english)),
      JSONMember("synthetic", .bool(run.plan.isSynthetic)),
    ])
    let analyses = run.findings.map { findings in
      JSONValue.object(
        members(of: findings) + [
          JSONMember("id", .string(findings.id)), JSONMember("kind", .string(findings.kind)),
        ])
    }
    return .object(opening + [JSONMember("study", study), JSONMember("analyses", .array(analyses))])
  }

  private func members(of findings: any StudyFindings) -> [JSONMember] {
    var record = findings.record
    if run.plan.isSynthetic { record.notes.insert("SYNTHETIC DATA", at: 0) }
    // What a reader of the report is told, a reader of the numbers is told too.
    for block in findings.blocks() {
      if case .notice(let notice) = block { record.notes.append(notice.text.english) }
    }
    for file in run.sources.files { record.notes += file.frame.notes.map { "\(file.name): \($0.text)" } }
    return record.members + findings.details
  }
}
