import BolavenReports
import BolavenStudies

/// Indicators against their targets, out of a plan or of files.
struct IndicatorsCommand: Command {
  static let name = "indicators"
  static let group = CommandGroup.donor
  static let summary = "Show how far indicators are from their targets."
  static let examples = [
    "bolaven indicators study.yaml",
    "bolaven indicators framework.csv --values values.csv",
  ]
  static let operands = [Operand("FILE", "study.yaml, or a framework: one row an indicator")]
  static let values = Option.path("values", "values by period: indicator_id, period, kind, value")
  static let options: [any AnyOption] = [values, JobOptions.synthetic] + StudyOutput.options
  static let explanation = [
    "Progress = (actual - baseline) / (target - baseline); without a baseline, actual / target. Statuses are proposals."
  ]

  func run(_ arguments: Arguments, on console: Console) throws(CommandFailure) -> ExitStatus {
    let file = arguments.operands[0]
    let run: StudyRun
    if PlanFile.isPlan(file) {
      try JobOptions.refuse([Self.values], arguments, because: "is for a framework file")
      let plan = try PlanFile(file).plan
      guard !plan.indicators.isEmpty else {
        var message = Message(code: MessageCode(.plan, 247), what: "the plan has no indicators")
        message.places = [Place(plan.file)]
        message.fix = ["add 'indicators' to it"]
        throw CommandFailure([message])
      }
      do throws(StudyError) { run = try StudyRun(plan, only: [IndicatorStudy.kind]) } catch {
        throw CommandFailure(error)
      }
    } else {
      let study = IndicatorStudy(framework: file, values: arguments[Self.values])
      do throws(StudyError) {
        run = try StudyRun(
          study, title: .glossary(.indicator), isSynthetic: JobOptions.isSynthetic(study.files, arguments))
      } catch {
        throw CommandFailure(error)
      }
    }
    return try StudyOutput(run, command: Self.name, arguments, on: console).deliver(on: console)
  }
}
