import BolavenData
import BolavenEstimation

/// Which rows are a unit before and after the programme.
struct IncomePanel {
  struct Unit {
    let name: String
    let before: Int?
    let after: Int?
  }

  let units: [Unit]
  /// Whether there are two waves.
  let hasWaves: Bool
  /// Who was found across the waves, line by line; empty where nothing was looked for.
  let lines: [LinkLine]
  /// The columns that units were looked for by; `nil` where they were not.
  let linkFields: LinkFields?
  /// The two waves as the file writes them; `nil` without waves.
  let waves: (before: String, after: String)?

  init(_ frame: DataFrame, _ settings: IncomeSettings) throws(StudyError) {
    guard let wave = settings.source.waveColumn else {
      units = (0..<frame.rowCount).map { Unit(name: String($0), before: nil, after: $0) }
      hasWaves = false
      self.waves = nil
      lines = []
      linkFields = nil
      return
    }
    hasWaves = true
    let identifier = settings.source.id.first { $0 != wave } ?? "id"
    let identifiers: Categories
    let waves: Categories
    do throws(DataError) {
      let missing = [identifier, wave].filter { !frame.has($0) }
      guard missing.isEmpty else { throw DataError(missing.flatMap { Self.problems(of: $0, in: frame) }) }
      identifiers = try frame.categories(identifier)
      waves = try frame.categories(wave)
      try requireNoBlank(waves, column: wave, in: frame)
    } catch {
      throw StudyError(error)
    }
    let names = try Self.waveNames(waves, frame: frame, settings)
    self.waves = names
    let wanted = (0..<frame.rowCount).filter { waves[$0] == names.before || waves[$0] == names.after }
    try Self.requireOneRow(identifiers, waves: waves, wanted, names: names, identifier: identifier, frame: frame)
    var order: [String] = []
    var before: [String: Int] = [:]
    var after: [String: Int] = [:]
    for row in wanted {
      guard let unit = identifiers[row] else { continue }
      if before[unit] == nil, after[unit] == nil { order.append(unit) }
      if waves[row] == names.before { before[unit] = row } else { after[unit] = row }
    }
    let found = try Self.found(before: before, after: after, identifier: identifier, frame: frame, settings)
    lines = found.lines
    linkFields = found.fields
    for pair in found.pairs {
      after[pair.unit] = pair.row
      after[pair.mistyped] = nil
      order.removeAll { $0 == pair.mistyped }
    }
    units = order.map { Unit(name: $0, before: before[$0], after: after[$0]) }
    guard units.contains(where: { $0.before != nil && $0.after != nil }) else {
      throw StudyError(
        DataError([
          .nobodyMatched(
            firstPath: frame.source, firstColumn: identifier.text,
            firstExample: units.first { $0.before != nil }?.name ?? "", secondPath: frame.source,
            secondColumn: identifier.text, secondExample: units.first { $0.after != nil }?.name ?? "")
        ]))
    }
  }

  /// Units seen in one wave only whose identifier was mistyped in the other: only repairs, since whoever is new or lost is
  /// no mistake.
  private static func found(
    before: [String: Int], after: [String: Int], identifier: ColumnName, frame: DataFrame, _ settings: IncomeSettings
  ) throws(StudyError) -> (pairs: [(unit: String, mistyped: String, row: Int)], lines: [LinkLine], fields: LinkFields?)
  {
    guard let fields = settings.search.fields(in: [frame], identifier: identifier, isOneDay: false),
      before.keys.contains(where: { after[$0] == nil }), after.keys.contains(where: { before[$0] == nil })
    else { return ([], [], nil) }
    let rows = (before: before.values.sorted(), after: after.values.sorted())
    let frames = (before: frame.rows(rows.before), after: frame.rows(rows.after))
    let links: PersonLinks
    do throws(DataError) {
      links = try PersonLinks(before: frames.before, after: frames.after, fields: fields)
    } catch {
      throw StudyError(error)
    }
    let lines = links.lines(before: frames.before, after: frames.after).filter { line in
      line.link.decision == .unmatched || [.identifier, .repaired].contains(line.link.method)
    }
    let pairs = lines.compactMap { line -> (unit: String, mistyped: String, row: Int)? in
      guard line.link.decision == .linked, line.link.method == .repaired, let unit = line.before?.identifier,
        let mistyped = line.after?.identifier, let row = line.link.rowAfter
      else { return nil }
      return (unit, mistyped, rows.after[row])
    }
    return (pairs, lines, fields)
  }

  private static func problems(of column: ColumnName, in frame: DataFrame) -> [DataProblem] {
    do throws(DataError) {
      _ = try frame.column(column)
      return []
    } catch {
      return error.problems
    }
  }

  private static func waveNames(
    _ waves: Categories, frame: DataFrame, _ settings: IncomeSettings
  ) throws(StudyError) -> (before: String, after: String) {
    let column = settings.source.waveColumn?.text ?? ""
    let found = Grouping(waves).levels
    if let before = settings.design.before, let after = settings.design.after {
      let missing = [before, after].filter { !found.contains($0) }
      guard missing.isEmpty else {
        throw StudyError(
          missing.map { wave in
            .income(
              .waveMissing(path: frame.source, column: column, wave: wave, found: found), analysis: settings.id)
          })
      }
      return (before, after)
    }
    guard found.count == 2 else {
      throw StudyError([
        .income(.wavesNotTwo(path: frame.source, column: column, found: found), analysis: settings.id)
      ])
    }
    guard let first = order(found[0]), let last = order(found[1]), first != last else {
      throw StudyError([
        .income(.waveOrderUnknown(path: frame.source, column: column, found: found), analysis: settings.id)
      ])
    }
    return last.lexicographicallyPrecedes(first) ? (found[1], found[0]) : (found[0], found[1])
  }

  /// Numbers and dates can be put in order; of words nobody knows which came first.
  private static func order(_ wave: String) -> [Double]? {
    // `12.2022` is a month, not a number.
    if let period = periodOrder(wave), period.count > 1 { return period.map(Double.init) }
    return decimalNumber(wave).map { [$0] }
  }

  private static func requireOneRow(
    _ identifiers: Categories, waves: Categories, _ wanted: [Int], names: (before: String, after: String),
    identifier: ColumnName, frame: DataFrame
  ) throws(StudyError) {
    var problems = [names.before, names.after].flatMap { wave -> [DataProblem] in
      repetitions(
        of: (0..<frame.rowCount).map { waves[$0] == wave ? identifiers[$0] : nil }, columns: [identifier], in: frame
      ) { $0 }
    }
    let blank = wanted.filter { identifiers[$0] == nil }
    if !blank.isEmpty {
      problems.append(
        .missingIdentifier(path: frame.source, column: identifier.text, rows: blank.map(frame.excelRow)))
    }
    guard problems.isEmpty else { throw StudyError(DataError(problems)) }
  }
}
