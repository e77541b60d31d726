import BolavenData
import TestSupport
import Testing

@testable import BolavenCommandLine

/// Every reference value of a method that this program has is found in its machine output, to the stated tolerance.
@Suite struct GoldenTests {
  struct Value: Sendable {
    let name: String
    let value: Double
    /// Relative.
    let tolerance: Double
    let formula: String
  }

  /// Names of methods that are not there yet; every other name of golden.csv must be mapped.
  static let later = [
    // A11: Rasch difficulties.
    "rasch.",
    // B4: effects in per cent by Poisson regression.
    "itt.ppml.",
    // B5: the effect on those who took part.
    "itt.late.", "itt.firststage.",
    // C3 and C4: price and volume, decomposed.
    "coop.value.", "coop.laspeyres.", "coop.paasche.", "coop.fisher.", "coop.tornqvist.", "coop.bennet.", "coop.lmdi.",
    // C6: concentration.
    "coop.hhi.",
  ]
  static let laterFormulas: Set = ["A11", "B4", "B5", "C3", "C4", "C6"]

  static func values() throws -> [Value] {
    let frame = try DataFrame(contentsOf: Repository.absolute("datasets/golden/golden.csv"))
    let names = try frame.categories("name")
    let formulas = try frame.categories("formula")
    let values = try frame.numbers("value")
    let tolerances = try frame.numbers("tolerance")
    return try (0..<frame.rowCount).map { row in
      Value(
        name: try #require(names[row]), value: try #require(values[row]), tolerance: try #require(tolerances[row]),
        formula: try #require(formulas[row]))
    }
  }

  static func map() throws -> [MachineOutputPlace] {
    let frame = try DataFrame(contentsOf: Repository.absolute("datasets/golden/map.csv"))
    let text = { (name: ColumnName) in
      let column = try frame.categories(name)
      return (0..<frame.rowCount).map { column[$0] ?? "" }
    }
    let scales = try frame.numbers("scale")
    let (names, commands, analyses) = (try text("name"), try text("command"), try text("analysis"))
    let (methods, terms, fields) = (try text("method"), try text("term"), try text("field"))
    return try (0..<frame.rowCount).map { row in
      MachineOutputPlace(
        name: names[row], command: commands[row], analysis: analyses[row], method: methods[row], term: terms[row],
        field: fields[row], scale: try #require(scales[row]))
    }
  }

  static func isLater(_ name: String) -> Bool { later.contains { name.hasPrefix($0) } }

  @Test func everyValueOfAMethodOfThisProgramIsMapped() throws {
    let mapped = Set(try Self.map().map(\.name))
    let unmapped = try Self.values().filter { !Self.isLater($0.name) && !mapped.contains($0.name) }
    #expect(unmapped.isEmpty, "\(unmapped.map(\.name))")
  }

  @Test func onlyFormulasOfLaterMethodsMayWait() throws {
    for value in try Self.values() where Self.isLater(value.name) {
      #expect(Self.laterFormulas.contains(value.formula), "\(value.name) is of \(value.formula)")
    }
  }

  @Test func theMapNamesEachReferenceValueOnce() throws {
    let known = Set(try Self.values().map(\.name))
    let names = try Self.map().map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy(known.contains), "\(names.filter { !known.contains($0) })")
  }

  @Test("mapped numbers agree with independent software", arguments: Set(try map().map(\.command)).sorted())
  func agrees(_ command: String) throws {
    let output = try MachineOutputReader(Call(command + " --format json").result)
    let values = Dictionary(uniqueKeysWithValues: try Self.values().map { ($0.name, $0) })
    for place in try Self.map() where place.command == command {
      let expected = try #require(values[place.name])
      guard let got = output.number(at: place) else {
        Issue.record("\(place.name): no \(place.field) of \(place.term)")
        continue
      }
      let error = (got - expected.value).magnitude
      #expect(
        error <= expected.tolerance * expected.value.magnitude,
        "\(place.name): \(got), expected \(expected.value), \(agreeingDigits(got, expected.value)) digits")
    }
  }
}
