import BolavenData
import BolavenEstimation
import Testing

@Suite struct MeasurementsTests {
  private func read(_ texts: [String?], _ reading: Measurements.Reading = .exact) throws -> Measurements {
    let categories = Categories(texts)
    let frame = DataFrame(source: "a.csv", columns: [("x", .text(categories))])
    let numbers = try frame.numbers("x")
    return Measurements(
      numbers.missing.indices.filter { !numbers.missing[$0] }, texts: categories, numbers: numbers, reading: reading)
  }

  @Test func decimalsAreKeptWhereTheyFit() throws {
    let kept = try read(["1.5", nil, "NA", " 2 ", "-"])
    #expect(kept.isExact && kept.count == 2)
    #expect(Summary(kept).mean == 1.75)
  }

  @Test("what does not fit is read as doubles", arguments: ["1e-9", "12345678901234567890", "0.1234567890123456789"])
  func readsDoublesOtherwise(_ text: String) throws {
    let doubles = try read(["100000000000", text])
    #expect(!doubles.isExact && doubles.count == 2)
    #expect(Summary(doubles).minimum == min(1e11, Double(text) ?? 0))
  }

  @Test func doublesMayBeAskedFor() throws {
    #expect(try !read(["1.5", "2"], .binary).isExact)
  }

  @Test("rows are chosen in the order given", arguments: Measurements.Reading.allCases)
  func choosesRows(_ reading: Measurements.Reading) throws {
    let chosen = try read(["1", "2", "3"], reading).rows([2, 0])
    #expect(chosen.count == 2)
    #expect(Summary(chosen).mean == 2)
    #expect(Summary(chosen).maximum == 3)
  }
}
