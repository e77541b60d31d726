import Foundation
import TestSupport
import Testing

/// Scores and values made by `Reference/make_paired_values.py`.
enum PairedReference {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let maximum: Double?
    let pre: [Double]
    let post: [Double]
    var testDescription: String { name }
    var differences: [Double] { zip(pre, post).map { $1 - $0 } }
  }

  struct Item: Sendable, CustomTestStringConvertible {
    let name: String
    let pre: [Bool]
    let post: [Bool]
    var testDescription: String { name }
  }

  struct Counts: Sendable, CustomTestStringConvertible {
    let wrongToRight, rightToWrong, rightBoth, wrongBoth: Int
    var testDescription: String { "counts.\(wrongToRight).\(rightToWrong).\(rightBoth).\(wrongBoth)" }
  }

  static let cases: [Case] = rows("paired_data.csv").map { row in
    Case(name: row[0], maximum: Double(row[1]), pre: numbers(row[2]), post: numbers(row[3]))
  }

  static let scaledCases = cases.filter { $0.maximum != nil }

  static let items: [Item] = rows("paired_items.csv").map { row in
    Item(name: row[0], pre: row[1].map { $0 == "1" }, post: row[2].map { $0 == "1" })
  }

  static let counts: [Counts] = Set(rows("paired_values.csv").map { $0[0] }).sorted().compactMap { name in
    let parts = name.split(separator: ".").compactMap { Int($0) }
    guard name.hasPrefix("counts."), parts.count == 4 else { return nil }
    return Counts(wrongToRight: parts[0], rightToWrong: parts[1], rightBoth: parts[2], wrongBoth: parts[3])
  }

  static func named(_ name: String) throws -> Case {
    try #require(cases.first { $0.name == name })
  }

  /// `nil` if the script left the quantity out as undefined.
  static func value(_ name: String, _ quantity: String) -> Double? { values[name]?[quantity] }

  private static let values: [String: [String: Double]] = rows("paired_values.csv").reduce(into: [:]) { result, row in
    result[row[0], default: [:]][row[1]] = Double(row[2])
  }

  static func rows(_ file: String) -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Reference")
    guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
      Issue.record("\(file) cannot be read")
      return []
    }
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func numbers(_ text: String) -> [Double] { text.split(separator: " ").compactMap { Double($0) } }
}

/// Claims that a number has the reference value to this many digits.
func expect(
  _ got: Double?, is quantity: String, of name: String, digits: Double = 12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(got, PairedReference.value(name, quantity), "\(name) \(quantity)", digits: digits, sourceLocation)
}

/// Claims that a number and its reference value are there and agree to this many digits.
func expect(
  _ got: Double?, _ expected: Double?, _ quantity: String, digits: Double, _ sourceLocation: SourceLocation
) {
  guard let expected else {
    Issue.record("no reference value \(quantity)", sourceLocation: sourceLocation)
    return
  }
  guard let got else {
    Issue.record("\(quantity) is nil, expected \(expected)", sourceLocation: sourceLocation)
    return
  }
  #expect(
    agreeingDigits(got, expected) >= digits, "\(quantity): \(got), expected \(expected)",
    sourceLocation: sourceLocation)
}

/// Repeatable draws for property tests (SplitMix64).
struct SeededDraws: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func integers(_ count: Int, in range: ClosedRange<Int>) -> [Double] {
    (0..<count).map { _ in Double(Int.random(in: range, using: &self)) }
  }

  mutating func reals(_ count: Int, in range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in Double.random(in: range, using: &self) }
  }
}

/// Scores before that leave the differences as they are.
func zeros(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) }
