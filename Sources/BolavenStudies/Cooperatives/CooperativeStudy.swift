import BolavenData
import BolavenFormats
import BolavenReports

/// What a cooperative analysis is asked, from a plan or a command.
public struct CooperativeSettings: Sendable, Hashable {
  /// The id of the analysis, the first part of every address.
  public var id = "coop-growth"
  /// The ledger: one row a cooperative and year.
  public var file: String
  /// The first year compared; `nil` for the first of the ledger.
  public var from: Int?
  /// The last year compared; `nil` for the last of the ledger.
  public var to: Int?

  /// A comparison of two years of a ledger.
  public init(id: String = "coop-growth", file: String, from: Int? = nil, to: Int? = nil) {
    self.id = id
    self.file = file
    self.from = from
    self.to = to
  }
}

/// How cooperatives grew between two years: members, governance, deliveries, prices, finance.
///
/// The identities of the ledger are checked first; what breaks them is listed with its row and never repaired.
public struct CooperativeStudy: Study {
  /// Its name in plans and machine output.
  public static let kind = "cooperatives"
  /// What is asked.
  public let settings: CooperativeSettings
  /// The id of the analysis.
  public var id: String { settings.id }

  /// A study outside a plan.
  public init(_ settings: CooperativeSettings) { self.settings = settings }

  /// Reads `data`, `from` and `to`; the data must be one file.
  public init?(_ analysis: Analysis, of plan: StudyPlan, problems: inout PlanProblems) {
    let keys = ["id", "kind", "data", "from", "to", "plan"]
    guard
      let mapping = PlanMapping(analysis.settings, path: "analyses.\(analysis.id)", keys: keys, problems: &problems)
    else { return nil }
    let from = mapping.wholeNumber("from", problems: &problems)
    let to = mapping.wholeNumber("to", problems: &problems)
    guard let name = mapping.reference("data", among: plan.data.map(\.name), problems: &problems),
      let data = plan.data(name)
    else { return nil }
    guard data.waves.count == 1, let wave = data.waves.first, wave.name == nil else {
      mapping.report(.exactlyOne(of: ["file"], found: ["waves"]), at: "data", problems: &problems)
      return nil
    }
    settings = CooperativeSettings(id: analysis.id, file: wave.file, from: from, to: to)
  }

  /// The growth, or every problem of the ledger.
  public func findings(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) throws(StudyError) -> any StudyFindings {
    let ledger: CooperativeLedger
    do throws(DataError) {
      ledger = try CooperativeLedger(sources.frame(settings.file))
    } catch {
      throw StudyError(error)
    }
    return CooperativeFindings(ledger, try period(in: ledger), settings)
  }

  /// The two years compared.
  private func period(in ledger: CooperativeLedger) throws(StudyError) -> CooperativePeriod {
    let found = ledger.years
    let fail = { (problem: CooperativeProblem) in StudyError([.cooperatives(problem, analysis: id)]) }
    guard let first = found.first, let last = found.last, found.count > 1 else {
      throw fail(.tooFewYears(path: ledger.source, found: found))
    }
    let period = CooperativePeriod(from: settings.from ?? first, to: settings.to ?? last)
    let missing = [period.from, period.to].filter { !found.contains($0) }
    guard missing.isEmpty else {
      throw StudyError(
        missing.map { .cooperatives(.periodMissing(path: ledger.source, year: $0, found: found), analysis: id) })
    }
    guard period.from < period.to else { throw fail(.periodReversed(from: period.from, to: period.to)) }
    return period
  }
}

/// Two years that are compared, the first before the second.
public struct CooperativePeriod: Sendable, Hashable {
  /// The year growth starts from.
  public let from: Int
  /// The year it ends with.
  public let to: Int

  /// Years between the two.
  public var length: Int { to - from }
}
