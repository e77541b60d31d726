import BolavenData
import BolavenReports

/// Where the people of a knowledge analysis stand in their files, and who of each file is left out.
struct KnowledgePlaces: Sendable, Hashable {
  /// One of the two tests.
  struct Wave: Sendable, Hashable {
    /// The row of each pair, from 0.
    let rows: [Int]
    /// The same by the numbers that Excel shows, without order.
    let used: RowRanges
    let leftOut: [Provenance.LeftOut]
    /// The number that Excel shows of every row of the file, used or not.
    let rowNumbers: [Int]

    /// Some rows of the file by these numbers.
    func ranges(_ rows: some Sequence<Int>) -> RowRanges { RowRanges(rows.map { rowNumbers[$0] }) }
  }

  let before: Wave
  let after: Wave
  /// Whether both tests are columns of one file.
  let isOneFile: Bool

  /// Two files, a row of each for a pair.
  init(_ pairs: [(before: Int, after: Int)], frames: (before: DataFrame, after: DataFrame), people: (People, People)) {
    before = Self.wave(
      pairs.map(\.before), of: frames.before, people: people.0, alone: KnowledgeOriginWording.noPostTest)
    after = Self.wave(
      pairs.map(\.after), of: frames.after, people: people.1, alone: KnowledgeOriginWording.noPreTest)
    isOneFile = false
  }

  private static func wave(_ rows: [Int], of frame: DataFrame, people: People, alone: LocalizedText) -> Wave {
    let used = Set(rows)
    let rest = (0..<frame.rowCount).filter { !used.contains($0) }
    let places = { (isPlace: (Int) -> Bool) in RowRanges(rest.filter(isPlace).map(frame.excelRow)) }
    let isAbsent = people.absent.contains
    let isKnown = { (row: Int) in people.personOfRow[row] != nil }
    return Wave(
      rows: rows, used: RowRanges(rows.map(frame.excelRow)),
      leftOut: [
        Provenance.LeftOut(places { isKnown($0) && !isAbsent($0) }, alone),
        Provenance.LeftOut(places { !isKnown($0) && !isAbsent($0) }, KnowledgeOriginWording.noIdentifier),
      ] + (people.absent.isEmpty ? [] : [Provenance.LeftOut(places(isAbsent), KnowledgeOriginWording.noTest)]),
      rowNumbers: (0..<frame.rowCount).map(frame.excelRow))
  }

  /// One file with a column for each test.
  init(_ rows: [Int], in frame: DataFrame, people: People, pre: NumberColumn, post: NumberColumn) {
    let used = Set(rows)
    let rest = (0..<frame.rowCount).filter { !used.contains($0) }
    let reasons: [(LocalizedText, (Int) -> Bool)] = [
      (KnowledgeOriginWording.noIdentifier, { people.personOfRow[$0] == nil }),
      (KnowledgeOriginWording.noTest, { pre[$0] == nil && post[$0] == nil }),
      (KnowledgeOriginWording.noPostTest, { post[$0] == nil }), (KnowledgeOriginWording.noPreTest, { pre[$0] == nil }),
    ]
    var parts = reasons.map { _ in [Int]() }
    for row in rest {
      if let position = reasons.firstIndex(where: { $0.1(row) }) { parts[position].append(frame.excelRow(row)) }
    }
    before = Wave(
      rows: rows, used: RowRanges(rows.map(frame.excelRow)),
      leftOut: zip(parts, reasons).map { Provenance.LeftOut(RowRanges($0), $1.0) },
      rowNumbers: (0..<frame.rowCount).map(frame.excelRow))
    after = before
    isOneFile = true
  }

  /// The files with their rows.
  func sources(of source: KnowledgeSettings.Source) -> [Provenance.Source] {
    switch source {
    case .answers(let first, let second, let key, let links):
      [
        Provenance.Source(first, rows: before.used, leftOut: before.leftOut),
        Provenance.Source(second, rows: after.used, leftOut: after.leftOut), Provenance.Source(key),
      ] + [links].compactMap { $0.map { Provenance.Source($0) } }
    case .totals(let file, _, _, _): [Provenance.Source(file, rows: before.used, leftOut: before.leftOut)]
    }
  }
}
