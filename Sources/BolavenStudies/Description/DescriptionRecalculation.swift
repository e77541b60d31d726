import BolavenData
import BolavenEstimation
import BolavenNumerics
import BolavenReports

extension DescriptionFindings {
  /// Every number of the tables from the cells of the file, read digit by digit.
  public func recalculations(
    in sources: DataSources, earlier: [String: any StudyFindings]
  ) -> Recalculations {
    var ways = Recalculations()
    var frame = sources.frame(file)
    if let filter = settings.filter {
      guard let meets = try? filter.condition(in: frame) else { return ways }
      frame = frame.rows(meets.indices.filter { meets[$0] })
    }
    let rows = Array(0..<frame.rowCount)
    let groupOfRow = by.flatMap { try? frame.categories($0) }
    let parts: [(name: String?, rows: [Int])] =
      [(nil, rows)] + groups.map { group in (group, rows.filter { groupOfRow?[$0] == group }) }
    for column in numbers {
      guard let cells = PlainCells(column.name, in: frame, isExact: column.isExact) else { continue }
      for part in parts {
        add(cells.values(part.rows), part.rows.count, at: column.name, part.name, &ways)
      }
      addAnalysis(of: parts.dropFirst().map { cells.values($0.rows) }, at: column.name, &ways)
    }
    for column in texts {
      guard let categories = try? frame.categories(column.name) else { continue }
      addFrequencies(column, categories, parts, &ways)
    }
    return ways
  }

  private typealias Wording = DescriptionRecalculationWording

  private func add(
    _ values: [DoubleDouble], _ rowCount: Int, at column: ColumnName, _ group: String?, _ ways: inout Recalculations
  ) {
    let row = group.map { "\(column)::\($0)" } ?? column.text
    let at = { (name: String) in "\(id).\(row).\(name)" }
    let n = DoubleDouble(Double(values.count))
    let sum = values.reduce(DoubleDouble(0), +)
    ways.add(at("n"), RecalculationWording.count) { Double(values.count) }
    ways.add(at("missing"), RecalculationWording.count) { Double(rowCount - values.count) }
    // A mean that cancels is the difference of numbers of the size of the largest.
    let largest = values.map(\.value.magnitude).max() ?? 0
    ways.add(at("mean"), Wording.moments, scale: 1e-6 * largest) { values.isEmpty ? nil : (sum / n).value }
    ways.add(at("sd"), Wording.moments, scale: 1e-6 * largest) {
      guard values.count > 1 else { return nil }
      return (squares(values) / DoubleDouble(Double(values.count - 1))).squareRoot().value
    }
    let sorted = values.map(\.value).sorted()
    for (name, p) in [("min", 0), ("p25", 0.25), ("median", 0.5), ("p75", 0.75), ("max", 1)] {
      ways.add(at(name), Wording.sorted, scale: 1e-6 * largest) { Plain.quantile(sorted, p) }
    }
  }

  private func addAnalysis(of groups: [[DoubleDouble]], at column: ColumnName, _ ways: inout Recalculations) {
    let used = groups.filter { !$0.isEmpty }
    let all = used.flatMap { $0 }
    let at = { (name: String) in "\(id)-differences.\(column).\(name)" }
    ways.add(at("n"), RecalculationWording.count) { Double(all.count) }
    guard used.count > 1, all.count > used.count else { return }
    let within = used.reduce(DoubleDouble(0)) { $0 + squares($1) }
    let between = squares(all) - within
    let (first, second) = (used.count - 1, all.count - used.count)
    let f = (between / DoubleDouble(Double(first)) / (within / DoubleDouble(Double(second)))).value
    ways.add(at("df1"), RecalculationWording.count) { Double(first) }
    ways.add(at("df2"), RecalculationWording.count) { Double(second) }
    ways.add(at("r_squared"), Wording.moments, scale: 1) { (between / (between + within)).value }
    guard within.value > 0 else { return }
    ways.add(at("statistic"), Wording.moments, scale: 1) { f }
    ways.add(at("p"), Wording.series) { Plain.fisherTail(f, Double(first), Double(second)) }
  }

  private func addFrequencies(
    _ column: TextDescription, _ categories: Categories, _ parts: [(name: String?, rows: [Int])],
    _ ways: inout Recalculations
  ) {
    let isMissing = { (row: Int) in categories[row].map(DataFrame.meansMissing) ?? true }
    let listed = Set(column.levels.map(\.text))
    var counts: [[String: Int]] = []
    for part in parts {
      let texts = part.rows.filter { !isMissing($0) }.compactMap { categories[$0] }
      let count = texts.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
      counts.append(count)
      let end = part.name.map { "::\($0)" } ?? ""
      let at = { (row: String, name: String) in "\(id)-frequencies.\(row).\(name)\(end)" }
      let whole = Double(texts.count)
      for level in column.levels {
        let row = "\(column.name)::\(level.text)"
        ways.add(at(row, "n"), RecalculationWording.count) { Double(count[level.text] ?? 0) }
        if part.name == nil {
          ways.add("\(id).\(column.name).\(level.text)", RecalculationWording.count) {
            whole > 0 ? Double(count[level.text] ?? 0) / whole : nil
          }
        }
        ways.add(at(row, "share"), RecalculationWording.count) {
          whole > 0 ? Double(count[level.text] ?? 0) / whole : nil
        }
      }
      let others = count.filter { !listed.contains($0.key) }.values.reduce(0, +)
      ways.add(at("\(column.name).others", "n"), RecalculationWording.count) { Double(others) }
      ways.add(at("\(column.name).others", "share"), RecalculationWording.count) {
        whole > 0 ? Double(others) / whole : nil
      }
      let missing = part.rows.count - texts.count
      ways.add(at("\(column.name).missing", "n"), RecalculationWording.count) { Double(missing) }
    }
    let differences = { (name: String) in "\(id)-differences.\(column.name).\(name)" }
    let grouped = counts.dropFirst().reduce(0) { $0 + $1.values.reduce(0, +) }
    ways.add(differences("n"), RecalculationWording.count) { Double(grouped) }
    guard column.association?.statistic != nil else { return }
    let levels = Set(counts.dropFirst().flatMap(\.keys)).sorted()
    let groups = counts.dropFirst().filter { !$0.isEmpty }
    let total = groups.reduce(0.0) { $0 + Double($1.values.reduce(0, +)) }
    var statistic = DoubleDouble(0)
    for level in levels {
      let row = groups.reduce(0.0) { $0 + Double($1[level] ?? 0) }
      for group in groups {
        let expected = DoubleDouble(row) * Double(group.values.reduce(0, +)) / DoubleDouble(total)
        let gap = DoubleDouble(Double(group[level] ?? 0)) - expected
        statistic = statistic + gap * gap / expected
      }
    }
    let (value, freedom) = (statistic.value, (levels.count - 1) * (groups.count - 1))
    ways.add(differences("statistic"), Wording.counts, scale: 1) { value }
    ways.add(differences("df1"), RecalculationWording.count) { Double(freedom) }
    ways.add(differences("p"), Wording.series) { Plain.chiSquaredTail(value, freedom) }
  }
}

/// Σ(x − x̄)².
private func squares(_ values: [DoubleDouble]) -> DoubleDouble {
  guard !values.isEmpty else { return DoubleDouble(0) }
  let mean = values.reduce(DoubleDouble(0), +) / DoubleDouble(Double(values.count))
  return values.reduce(DoubleDouble(0)) { $0 + ($1 - mean) * ($1 - mean) }
}

/// The cells of a column of numbers, read digit by digit.
private struct PlainCells {
  private let values: [DoubleDouble?]

  /// - Parameter isExact: whether decimals were kept; otherwise they are rounded as they are read.
  init?(_ name: ColumnName, in frame: DataFrame, isExact: Bool) {
    guard let texts = try? frame.categories(name), let numbers = try? frame.numbers(name) else { return nil }
    // Each text once: what is written in another way than with a point is taken as it was read.
    let read = texts.levels.map { isExact ? Plain.decimal($0) : nil }
    values = (0..<frame.rowCount).map { row in
      numbers[row].map { number in
        let code = texts.codes[row]
        return (code < 0 ? nil : read[Int(code)]) ?? DoubleDouble(number)
      }
    }
  }

  func values(_ rows: [Int]) -> [DoubleDouble] { rows.compactMap { values[$0] } }
}

/// How numbers of a description are had once more.
private enum DescriptionRecalculationWording {
  static let moments: LocalizedText = .draft(
    "cells read digit by digit, sums in double-double", lo: "ອ່ານເທື່ອລະຕົວເລກ, double-double", ja: "セルを一桁ずつ読み、倍々精度で合計")
  static let sorted: LocalizedText = .draft(
    "cells read digit by digit, sorted", lo: "ອ່ານເທື່ອລະຕົວເລກ, ຮຽງ", ja: "セルを一桁ずつ読み、並べ替え")
  static let counts: LocalizedText = .draft("the definition, cell by cell", lo: "ນິຍາມ, ເທື່ອລະຊ່ອງ", ja: "定義どおりセルごと")
  static let series: LocalizedText = .draft("tail by a series", lo: "ຫາງຈາກອະນຸກົມ", ja: "級数による裾確率")
}
