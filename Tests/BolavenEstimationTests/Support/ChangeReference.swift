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
    let row = try #require(PairedReference.rows("change_data.csv").first { $0[0] == name }, "no data \(name)")
    return row[1].split(separator: " ").map { Double($0) }
  }

  static func value(_ name: String, _ quantity: String) -> Double? { values[name]?[quantity] }

  private static let values: [String: [String: Double]] =
    (PairedReference.rows("change_values.csv") + PairedReference.rows("change_values_r.csv")).reduce(into: [:]) {
      result, row in
      result[row[0], default: [:]][row[1]] = Double(row[2])
    }
}

/// Claims that a number has the value of other software to this many digits.
func expectChange(
  _ got: Double?, is quantity: String, of name: String, digits: Double = 12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expect(got, ChangeReference.value(name, quantity), "\(name) \(quantity)", digits: digits, sourceLocation)
}
