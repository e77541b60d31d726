import Foundation
import TestSupport
import Testing

/// Data and values made by `Reference/make_change_values.py` and `Reference/make_change_values.R`.
enum ChangeReference {
  /// A vector without missing values.
  static func data(_ name: String) throws -> [Double] {
    try partial(name).map { try #require($0, "\(name) has missing values") }
  }

  /// A vector in which `nil` is missing.
  static func partial(_ name: String) throws -> [Double?] {
    let row = try #require(rows("change_data.csv").first { $0[0] == name }, "no data \(name)")
    return row[1].split(separator: " ").map { Double($0) }
  }

  static func value(_ name: String, _ quantity: String) -> Double? { values[name]?[quantity] }

  private static let values: [String: [String: Double]] =
    (rows("change_values.csv") + rows("change_values_r.csv")).reduce(into: [:]) { result, row in
      result[row[0], default: [:]][row[1]] = Double(row[2])
    }

  private static func rows(_ file: String) -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Reference")
    guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
      Issue.record("\(file) cannot be read")
      return []
    }
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// Claims that a number has the value of other software to this many digits.
func expectChange(
  _ got: Double?, is quantity: String, of name: String, digits: Double = 12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let expected = ChangeReference.value(name, quantity) else {
    Issue.record("no reference value \(name) \(quantity)", sourceLocation: sourceLocation)
    return
  }
  guard let got else {
    Issue.record("\(name) \(quantity) is nil, expected \(expected)", sourceLocation: sourceLocation)
    return
  }
  #expect(
    agreeingDigits(got, expected) >= digits, "\(name) \(quantity): \(got), expected \(expected)",
    sourceLocation: sourceLocation)
}
