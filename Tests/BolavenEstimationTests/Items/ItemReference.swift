import BolavenEstimation
import Foundation
import TestSupport
import Testing

/// Answers and values made by `Reference/make_item_data.py`, `make_item_values.R` and `make_item_values.py`.
enum ItemReference {
  static let rows: [[Int]] = table("item_data.csv").map { $0.compactMap { Int($0) } }
  static let isFocal = rows.map { $0[0] == 1 }
  static let form = rows.map { $0[1] }
  /// The first wave, complete.
  static let complete = ItemResponses(rows: rows.map { $0[2..<12].map { $0 == 1 } })
  /// The first wave without the items that a person's form lacks.
  static let masked = ItemResponses(
    rows: rows.map { row in (0..<10).map { lacks(row[1], $0) ? nil : row[2 + $0] == 1 } })
  /// The second wave, complete.
  static let later = ItemResponses(rows: rows.map { $0[12..<22].map { $0 == 1 } })
  /// Points of the first wave, one column an item.
  static let columns = (0..<10).map { item in rows.map { Double($0[2 + item]) } }

  static func value(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Double {
    try #require(values[name], "no reference value \(name)", sourceLocation: sourceLocation)
  }

  private static func lacks(_ form: Int, _ item: Int) -> Bool { form == 1 ? item >= 8 : form == 2 && item < 2 }

  private static let values: [String: Double] = (table("item_values_r.csv") + table("item_values_py.csv"))
    .reduce(into: [:]) { $0[$1[0]] = Double($1[1]) }

  private static func table(_ file: String) -> [[String]] {
    let path = "Tests/BolavenEstimationTests/Reference/" + file
    guard let text = try? Repository.text(path) else {
      Issue.record("\(file) cannot be read")
      return []
    }
    return text.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
  }
}

/// The answers of the shipped study, scored by its key, and its golden values.
enum PaksongItems {
  static let before = scored("tot_pre.csv")
  static let after = scored("tot_post.csv")
  static var people: [String] { before.keys.sorted() }
  /// Who took both tests.
  static var pairs: [String] { people.filter { after[$0] != nil } }

  static func responses(_ rows: [[Bool]]) -> ItemResponses { ItemResponses(rows: rows.map { $0.map { $0 } }) }

  static func points(_ rows: [[Bool]]) -> [[Double]] {
    (0..<20).map { item in rows.map { $0[item] ? 1 : 0 } }
  }

  static func golden(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Double {
    try #require(values[name], "no golden value \(name)", sourceLocation: sourceLocation)
  }

  private static let values: [String: Double] = lines("datasets/golden/golden.csv")
    .reduce(into: [:]) { $0[$1[0]] = Double($1[1]) }

  private static func scored(_ file: String) -> [String: [Bool]] {
    let key = lines("datasets/paksong/tot_key.csv").map { $0[2] }
    let links = lines("datasets/paksong/tot_links.csv").filter { $0[0] == file }
    var result: [String: [Bool]] = [:]
    for (place, row) in lines("datasets/paksong/" + file).enumerated() {
      let person = links.first { $0[1] == String(place + 2) }?[3] ?? row[0]
      let outcomes = ItemScoring.outcomes(answers: row[6..<26].map { $0.isEmpty ? nil : $0 }, key: key)
      result[person] = outcomes.map { $0 == .right }
    }
    return result
  }

  private static func lines(_ path: String) -> [[String]] {
    guard let text = try? Repository.text(path) else {
      Issue.record("\(path) cannot be read")
      return []
    }
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// Claims that a number is a reference value, to so many digits of it or, near 0, of 1.
func expect(
  _ got: Double?, near expected: Double, digits: Double, _ name: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let got else {
    Issue.record("\(name) is nil, expected \(expected)", sourceLocation: sourceLocation)
    return
  }
  #expect(
    (got - expected).magnitude <= max(1, expected.magnitude) * tenth(digits),
    "\(name): \(got), expected \(expected)", sourceLocation: sourceLocation)
}

/// 10⁻ᵈ.
private func tenth(_ digits: Double) -> Double { pow(10, -digits) }
