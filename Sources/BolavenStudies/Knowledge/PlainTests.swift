import BolavenData

/// Both tests once more, scored from the files by a path of their own.
struct PlainTests: Sendable {
  /// A test of everybody.
  struct Wave: Sendable {
    /// The total of each row; `nil` without one.
    var totals: [Double?]
    /// Points by item and row, `nil` where the answer counts nothing; empty where only totals are known.
    var items: [[Double?]] = []
    /// Right or wrong by item and row.
    var right: [[Bool?]] = []
  }

  /// An item of the key.
  struct Item: Sendable {
    let module: String?
    let options: Int?
    let weight: Double
  }

  let before: Wave
  let after: Wave
  var items: [Item] = []
  let best: Double?
  /// The lowest possible score; `nil` where forms have their own.
  private(set) var lowest: Double?
  /// The rows of the pairs.
  let rows: (before: [Int], after: [Int])

  var pre: [Double] { rows.before.compactMap { before.totals[$0] } }
  var post: [Double] { rows.after.compactMap { after.totals[$0] } }
  /// Scores before of people without a test after, and the other way round.
  var onlyBefore: [Double] { Self.rest(before, rows.before) }
  var onlyAfter: [Double] { Self.rest(after, rows.after) }

  private static func rest(_ wave: Wave, _ used: [Int]) -> [Double] {
    wave.totals.indices.filter { !used.contains($0) }.compactMap { wave.totals[$0] }
  }

  /// - Parameter waves: what the two tests are called in the key.
  /// - Returns: `nil` where a file no longer has its columns or its rows.
  init?(
    _ source: KnowledgeSettings.Source, rows: (before: [Int], after: [Int]), rules: ScoringRules, waves: [String?],
    in sources: DataSources
  ) {
    self.rows = rows
    switch source {
    case .answers(let first, let second, let key, _):
      let score = { (file: String, wave: String?) in
        PlainScoring(sources.frame(file), key: sources.frame(key), wave: wave, rules: rules).map { plain in
          let frame = sources.frame(file)
          let table = { (cell: (Int, Int) -> Double?) in
            plain.items.indices.map { item in (0..<frame.rowCount).map { cell(item, $0) } }
          }
          return (
            plain,
            Wave(
              totals: (0..<frame.rowCount).map { plain.total($0) }, items: table(plain.points),
              right: plain.items.indices.map { item in (0..<frame.rowCount).map { plain.isRight(item, $0) } })
          )
        }
      }
      guard let one = score(first, waves[0]), let two = score(second, waves[1]) else { return nil }
      items = one.0.items.map {
        Item(module: $0.module, options: $0.options > 0 ? $0.options : nil, weight: $0.weight)
      }
      let sum = items.reduce(0) { $0 + $1.weight }
      (before, after, best) = (one.1, two.1, sum)
      if !rules.correctsForGuessing {
        lowest = 0
      } else if one.0.items.allSatisfy({ $0.forms.isEmpty }) {
        lowest = [one.1, two.1].map { wave in
          let asked = items.indices.filter { item in wave.items[item].contains { $0 != nil } }
          let taken = asked.reduce(0.0) { $0 + items[$1].weight / Double(max(2, items[$1].options ?? 2) - 1) }
          return -taken * sum / asked.reduce(0) { $0 + items[$1].weight }
        }.min()
      }
    case .totals(let file, let first, let second, let maximum):
      let frame = sources.frame(file)
      guard let pre = try? frame.numbers(first), let post = try? frame.numbers(second) else { return nil }
      before = Wave(totals: (0..<frame.rowCount).map { pre[$0] })
      after = Wave(totals: (0..<frame.rowCount).map { post[$0] })
      (best, lowest) = (maximum, 0)
    }
    guard rows.before.allSatisfy({ $0 < before.totals.count }), rows.after.allSatisfy({ $0 < after.totals.count })
    else {
      return nil
    }
  }
}
