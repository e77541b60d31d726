import BolavenData
import BolavenEstimation
public import BolavenReports

/// How the items of a test work, in numbers.
public struct ItemsFindings: StudyFindings {
  /// The id of the analysis.
  public let id: String
  /// Its kind.
  public var kind: String { ItemsStudy.kind }
  let settings: ItemsSettings
  let test: TestAnswers
  /// Of the people with both tests, or of all with the only one.
  let before: ItemStatistics
  /// Of the same people; `nil` where the test was taken once.
  let after: ItemStatistics?
  /// What was learned and lost of each item; `nil` where the test was taken once.
  let transitions: ItemTransitions?
  /// Of everybody who took the test.
  let reliability: TestReliability
  let reliabilityAfter: TestReliability?
  /// How many of those with both tests rose by more than error of measurement; `nil` where that is not known.
  let improved: (count: Int, of: Int)?
  /// Items with one right option.
  let choices: [OptionChoices]
  /// Why somebody should look, one list an item.
  let flags: [[ItemFlag]]
  /// `nil` where it was not asked for.
  let modules: ModuleChanges?
  let rasch: RaschScale?
  let twoParameter: MarginalModel?
  let gain: LatentGain?
  let functioning: GroupFunctioning?
  let placement: BankPlacement?

  /// - Throws: a statistic that was asked for and cannot be had.
  init(_ test: TestAnswers, _ settings: ItemsSettings, in sources: DataSources) throws(StudyError) {
    id = settings.id
    self.settings = settings
    self.test = test
    before = ItemStatistics(test, test.before, rows: test.rowsBefore)
    after = test.after.map { ItemStatistics(test, $0, rows: test.pairs.map(\.after)) }
    let names = test.items.map(\.name)
    let points = test.completePoints(test.before, test.before.rows)
    let first = TestReliability(points, level: settings.confidence)
    reliability = first
    reliabilityAfter = test.after.map { wave in
      TestReliability(test.completePoints(wave, wave.rows), level: settings.confidence)
    }
    choices = test.items.indices.compactMap { OptionChoices(test, item: $0) }
    var transitions: ItemTransitions?
    var rasch: RaschScale?
    var model: MarginalModel?
    var gain: LatentGain?
    if let wave = test.after {
      try Self.asked(names, settings) { () throws(ItemError) in
        transitions = try ItemTransitions(
          before: test.responses(test.before, test.pairs.map(\.before)),
          after: test.responses(wave, test.pairs.map(\.after)), level: settings.confidence)
      }
    }
    if settings.views.contains(.rasch) {
      try Self.asked(names, settings) { () throws(ItemError) in rasch = try RaschScale(test) }
    }
    if settings.views.contains(.twoParameter) {
      try Self.asked(names, settings) { () throws(ItemError) in
        model = try MarginalModel(
          test.responses(test.before, test.before.rows),
          options: MarginalModel.Options(slopes: .free, priors: settings.usesPriors ? .weak : nil))
      }
    }
    if settings.views.contains(.latentGain), let wave = test.after {
      try Self.asked(names, settings) { () throws(ItemError) in gain = try LatentGain(test, wave, settings) }
    }
    var placement: BankPlacement?
    if let file = settings.bank {
      let bank = try ItemBankTable(sources.frame(file))
      try Self.asked(names, settings) { () throws(ItemError) in
        placement = try BankPlacement(test, bank, level: settings.confidence)
      }
    }
    modules = try Self.modules(test, settings)
    functioning = try settings.groups.map { column throws(StudyError) in
      try GroupFunctioning(test, column, settings, in: sources.frame(settings.before))
    }
    self.transitions = transitions
    self.rasch = rasch
    twoParameter = model
    self.gain = gain
    self.placement = placement
    improved = test.after.flatMap { wave in first.reliableChange.map { Self.improved(test, wave, by: $0) } }
    let (statistics, later, found) = (before, after, choices)
    let changes = transitions?.changes
    flags = test.items.indices.map { item in
      ItemFlag.flags(
        change: changes?[item], last: (later ?? statistics).share(item), correlation: statistics.restCorrelation(item),
        isBeaten: found.first { $0.item == item }?.isBeaten ?? false)
    }
  }

  /// What was learned by module, where that is asked for.
  private static func modules(_ test: TestAnswers, _ settings: ItemsSettings) throws(StudyError) -> ModuleChanges? {
    guard settings.views.contains(.modules), let items = test.pairedItems else { return nil }
    do throws(PairedError) {
      if let found = try ModuleChanges(items, level: settings.confidence) { return found }
    } catch {
      throw StudyError([.knowledge(.paired(error), analysis: settings.id)])
    }
    throw StudyError([.items(.noModules(key: settings.key), analysis: settings.id)])
  }

  /// Does what was asked for; what cannot be had is a problem of the analysis.
  private static func asked(
    _ items: [String], _ settings: ItemsSettings, _ step: () throws(ItemError) -> Void
  ) throws(StudyError) {
    do throws(ItemError) { try step() } catch {
      throw StudyError([.items(.estimation(error, items: items), analysis: settings.id)])
    }
  }

  /// People with every item both times whose points rose by more than a change.
  private static func improved(
    _ test: TestAnswers, _ wave: TestAnswers.Wave, by change: Double
  ) -> (count: Int, of: Int) {
    let first = test.completePoints(test.before, test.pairs.map(\.before))
    let second = test.completePoints(wave, test.pairs.map(\.after))
    guard first.items == second.items else { return (0, 0) }
    let before = Dictionary(uniqueKeysWithValues: first.rows.indices.map { (first.rows[$0], first.total($0)) })
    let after = Dictionary(uniqueKeysWithValues: second.rows.indices.map { (second.rows[$0], second.total($0)) })
    let changes = test.pairs.compactMap { pair in
      before[pair.before].flatMap { low in after[pair.after].map { $0 - low } }
    }
    return (changes.count { $0 > change }, changes.count)
  }

  /// Positions of the items that somebody should look at.
  var flagged: [Int] { flags.indices.filter { !flags[$0].isEmpty } }
  /// Items whose change is significant at 0.05 after Holm's correction.
  var significant: [Int] {
    (transitions?.holm ?? []).indices.filter { transitions?.holm[$0].map { $0 < 0.05 } ?? false }
  }

  /// Named numbers that indicators may refer to: `q01.pre`, `q01.post`, `reliability.pre`.
  public var measures: [String: Measure] {
    var measures: [String: Measure] = [:]
    let last = after ?? before
    for (position, item) in test.items.enumerated() {
      for (name, wave) in [("pre", before), ("post", last)] where wave.counts[position] > 0 {
        let (right, count) = (Double(wave.right[position]), Double(wave.counts[position]))
        measures["\(item.name).\(name)"] = Measure(right / count, numerator: right, denominator: count)
      }
      if after == nil { measures["\(item.name).post"] = nil }
    }
    return measures
  }

  /// The items, those to look at, how reliable the test is, and what was asked for beside them.
  public func blocks() -> [Block] {
    var tables = [itemTable] + [lookTable, reliabilityTable].compactMap { $0 }
    if let modules { tables.insert(modules.table(moduleCells, files: settings.files, marksTeaching: true), at: 0) }
    if settings.views.contains(.distractors), let table = optionTable { tables.append(table) }
    if let rasch { tables += [raschTable(rasch), abilityTable(rasch)] }
    if let twoParameter { tables.append(twoParameterTable(twoParameter)) }
    if let gain { tables += [gainTable(gain), anchorTable(gain)] }
    if let placement { tables += [placementTable(placement), driftTable(placement)] }
    if let functioning { tables.append(functioningTable(functioning)) }
    return tables.map { .table($0) } + drawings.map { .chart($0) } + notices.map { .notice($0) }
  }

  /// The change of each item, and the map of items and people where there is one.
  var drawings: [Chart] { [changeChart, itemMap].compactMap { $0 } }
}
