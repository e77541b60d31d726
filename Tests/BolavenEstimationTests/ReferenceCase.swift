import BolavenData
import Foundation
import TestSupport
import Testing

/// A case of the folder that BOLAVEN_REFERENCE names: public data with the values of other software.
struct ReferenceCase {
  let name: String
  let frame: DataFrame
  let expected: [String: Double]
  let tolerance: [String: Double]

  init(_ name: String) throws {
    let folder = try #require(ReferenceCases.folder) + "/" + name
    self.name = name
    frame = try DataFrame(contentsOf: folder + "/data.csv")
    let json = try Data(contentsOf: URL(filePath: folder + "/case.json"))
    let content = try JSONDecoder().decode(Content.self, from: json)
    expected = content.expected
    tolerance = content.tolerance ?? [:]
  }

  private struct Content: Decodable {
    let expected: [String: Double]
    let tolerance: [String: Double]?
  }

  /// A column without missing values, by its place.
  func column(_ position: Int) throws -> [Double] { try column(frame.names[position]) }

  /// A column without missing values.
  func column(_ name: ColumnName) throws -> [Double] {
    let numbers = try frame.numbers(name)
    try #require(numbers.missingCount == 0, "\(self.name): \(name) has missing values")
    return numbers.values
  }

  /// A value is met at its tolerance: relative, absolute where it is 0.
  func expect(_ got: Double?, is quantity: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let value = try #require(expected[quantity], "\(name) has no value \(quantity)", sourceLocation: sourceLocation)
    let found = try #require(got, "\(name) \(quantity) is undefined", sourceLocation: sourceLocation)
    let allowed = try #require(tolerance[quantity]) * (value == 0 ? 1 : value.magnitude)
    #expect(
      (found - value).magnitude <= allowed, "\(name) \(quantity): \(found), expected \(value)",
      sourceLocation: sourceLocation)
  }

  /// Every expected value is met, and none is left out but those that are named.
  func expectAll(
    _ got: [String: Double?], leavingOut others: Set<String> = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(Set(got.keys).union(others) == Set(expected.keys), sourceLocation: sourceLocation)
    for name in expected.keys where !others.contains(name) {
      try expect(got[name] ?? nil, is: name, sourceLocation: sourceLocation)
    }
  }
}
