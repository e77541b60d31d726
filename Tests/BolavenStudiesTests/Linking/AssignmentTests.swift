import BolavenData
import TestSupport
import Testing

@testable import BolavenStudies

/// Against scipy.optimize.linear_sum_assignment (Reference/make_link_values.py).
@Suite struct AssignmentTests {
  struct Case: Sendable {
    let gains: [[Double]]
    let total: Double
  }

  static func cases() throws -> [Case] {
    let frame = try DataFrame(
      contentsOf: Repository.absolute("Tests/BolavenStudiesTests/Reference/assignment_values.csv"))
    let (columns, gains, totals) = try (
      frame.numbers("columns"), frame.categories("gains"), frame.numbers("total")
    )
    return (0..<frame.rowCount).map { row in
      let numbers = (gains[row] ?? "").split(separator: " ").compactMap { Double($0) }
      let width = Int(columns[row] ?? 1)
      let rows = stride(from: 0, to: numbers.count, by: width).map { Array(numbers[$0..<($0 + width)]) }
      return Case(gains: rows, total: totals[row] ?? -1)
    }
  }

  /// Gains are multiples of 1/256: sums are exact.
  @Test func theTotalIsTheLargest() throws {
    let cases = try Self.cases()
    #expect(cases.count == 60)
    for example in cases {
      let columns = Assignment.maximising(example.gains)
      let pairs = columns.enumerated().compactMap { row, column in column.map { (row, $0) } }
      #expect(Set(pairs.map(\.1)).count == pairs.count)
      #expect(pairs.reduce(0) { $0 + example.gains[$1.0][$1.1] } == example.total)
      #expect(pairs.allSatisfy { example.gains[$0.0][$0.1] > 0 })
    }
  }

  @Test func fewPairsAmongManyRowsGiveTheSameTotal() throws {
    for example in try Self.cases() {
      let pairs = example.gains.enumerated().flatMap { row, gains in
        gains.enumerated().compactMap { column, gain in
          gain > 0 ? (row: 1000 * row, column: 77 * column, gain: gain) : nil
        }
      }
      let chosen = Assignment.maximising(pairs)
      #expect(chosen.reduce(0) { $0 + pairs[$1].gain } == example.total)
      #expect(Set(chosen.map { pairs[$0].row }).count == chosen.count)
      #expect(Set(chosen.map { pairs[$0].column }).count == chosen.count)
    }
  }

  @Test func nothingToAssignIsNothing() {
    #expect(Assignment.maximising([[Double]]()).isEmpty)
    #expect(Assignment.maximising([[], []]) == [nil, nil])
    #expect(Assignment.maximising([[0, 0]]) == [nil])
    #expect(Assignment.maximising([(row: Int, column: Int, gain: Double)]()).isEmpty)
  }
}
