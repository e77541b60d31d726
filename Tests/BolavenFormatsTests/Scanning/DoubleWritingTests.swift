import BolavenFormats
import Testing

/// How one text is read: its number and the ways in which it may be written; `nil` where it is written in none.
private func read(_ text: String, _ writing: inout DoubleWriting) -> Double? {
  Array(text.utf8).withUnsafeBufferPointer { bytes in
    bytes.baseAddress.flatMap { writing.read($0, count: bytes.count) }
  }
}

/// What a program writes for the numbers of `numbers`.
private struct Program: CustomTestStringConvertible {
  let name: String
  let texts: [String]
  var testDescription: String { name }
}

/// In the order of the texts below.
private let numbers: [Double] = [
  1, 100_000, 1e-4, 1.5e-4, 1e-5, 1.234567890123e-5, 1e-6, 1e-7, 1.2345678901234566e-7, 1e15, 1e16, 1.5e16, 1e20, 1e21,
  1e22, 1.7976931348623157e308, .leastNonzeroMagnitude, 0.1, 123_456_789_012_345_680, 0.30000000000000004,
]

/// Files that each of them wrote: pandas 3.1.1, polars 2.1.0, pyarrow 26.0.1, duckdb 2.0.1; JavaScript of Node 20. R 4.2.2
/// and data.table write fifteen digits, so that some numbers are others when they are read again.
private let programs = [
  Program(
    name: "pandas",
    texts: [
      "1.0", "100000.0", "0.0001", "0.00015", "1e-05", "1.234567890123e-05", "1e-06", "1e-07", "1.2345678901234566e-07",
      "1000000000000000.0", "1e+16", "1.5e+16", "1e+20", "1e+21", "1e+22", "1.7976931348623157e+308", "5e-324", "0.1",
      "1.2345678901234568e+17", "0.30000000000000004",
    ]),
  Program(
    name: "polars",
    texts: [
      "1.0", "100000.0", "0.0001", "0.00015", "0.00001", "0.00001234567890123", "1e-6", "1e-7",
      "1.2345678901234566e-7", "1000000000000000.0", "1e+16", "1.5e+16", "1e+20", "1e+21", "1e+22",
      "1.7976931348623157e+308", "5e-324", "0.1", "1.2345678901234568e+17", "0.30000000000000004",
    ]),
  Program(
    name: "pyarrow",
    texts: [
      "1", "100000", "0.0001", "0.00015", "0.00001", "0.00001234567890123", "0.000001", "1e-7", "1.2345678901234566e-7",
      "1e+15", "1e+16", "1.5e+16", "1e+20", "1e+21", "1e+22", "1.7976931348623157e+308", "5e-324", "0.1",
      "1.2345678901234568e+17", "0.30000000000000004",
    ]),
  Program(
    name: "R",
    texts: [
      "1", "1e+05", "1e-04", "0.00015", "1e-05", "1.234567890123e-05", "1e-06", "1e-07", "1.23456789012346e-07",
      "1e+15",
      "1e+16", "1.5e+16", "1e+20", "1e+21", "1e+22", "1.79769313486231e+308", "2.2250738585072e-308", "0.1",
      "123456789012345680", "0.3",
    ]),
  Program(
    name: "JavaScript",
    texts: [
      "1", "100000", "0.0001", "0.00015", "0.00001", "0.00001234567890123", "0.000001", "1e-7", "1.2345678901234566e-7",
      "1000000000000000", "10000000000000000", "15000000000000000", "100000000000000000000", "1e+21", "1e+22",
      "1.7976931348623157e+308", "5e-324", "0.1", "123456789012345680", "0.30000000000000004",
    ]),
]

@Suite struct DoubleWritingTests {
  @Test("texts follow from the numbers that a program wrote", arguments: programs)
  private func textsFollow(_ program: Program) throws {
    var writing = DoubleWriting()
    var found: [Double] = []
    for text in program.texts { found.append(try #require(read(text, &writing), "\(text)")) }
    if program.name != "R" { #expect(found == numbers) }
    #expect(found.map { writing.text($0) } == program.texts)
    // Negative numbers too.
    #expect(found.map { writing.text(-$0) } == program.texts.map { "-" + $0 })
  }

  @Test(
    "other texts are left alone",
    arguments: [
      "", "-", "+1", "1.", ".5", "1.50", "-1.10", "01", "00", "1e5", "1e05", "1E-05", "1.0e-05", "10e-06", "0.1e-04",
      "inf",
      "-inf", "nan", "0x10", "1_0", " 1", "1 ", "1,5", "1e400", "-1e400", "0.1000000000000000055511151231257827",
      "1e-400", "0.30000000000000005", "9007199254740993.5", "2.00", "1.2.3", "--1", "1-", "e5", "1e", "1e+", "1e-005",
    ])
  func leavesAlone(_ text: String) {
    var writing = DoubleWriting()
    #expect(read(text, &writing) == nil)
    #expect(writing.isEmpty)
  }

  /// In one column a whole number is written with a zero or without, and an exponent begins in one place.
  @Test(
    "texts of several programs agree in no way",
    arguments: [
      ["3", "4.0"], ["0.00001", "1e-05"], ["1e-7", "1e-07"], ["100000", "1e+05"], ["1e-04", "0.0001"],
      ["3.0", "1e+15"],
    ])
  func disagree(_ texts: [String]) {
    var writing = DoubleWriting()
    #expect(read(texts[0], &writing) != nil)
    #expect(read(texts[1], &writing) == nil)
  }

  @Test func waysOfOthersAreLeftOut() {
    var (first, second) = (DoubleWriting(), DoubleWriting())
    #expect(read("3", &first) == 3 && read("0.00001", &second) == 0.00001)
    first.formIntersection(second)
    #expect(!first.isEmpty && first.text(0.00002) == "0.00002" && first.text(5) == "5")
    #expect(read("5.0", &first) == nil)
  }

  /// Swift's own shortest texts of numbers with all their digits, which are Python's between 10⁻⁴ and 10¹⁵.
  @Test func agreesWithSwift() throws {
    var state: UInt64 = 11
    var writing = DoubleWriting()
    #expect(read("3.0", &writing) == 3 && read("1e-05", &writing) == 1e-5)
    for _ in 0..<200_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let exponent = 1010 + (state >> 40) % 60
      let fraction = (state ^ (state >> 31)) & (1 << 52 - 1)
      let number = Double(bitPattern: (state >> 63) << 63 | exponent << 52 | fraction)
      let text = number.description
      guard read(text, &writing) == number, writing.text(number) == text else {
        Issue.record("\(text) is read as another number, or written as \(writing.text(number))")
        break
      }
    }
    for number in [0, -0.0, 1e-5, 1.5, 123, -7, 4.9e-5] {
      let text = number.description
      #expect(read(text, &writing) == number && writing.text(number) == text)
    }
  }
}
