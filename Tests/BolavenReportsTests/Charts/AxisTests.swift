import Testing

@testable import BolavenReports

@Suite struct AxisTests {
  @Test(
    "ticks are whole multiples of 1, 2 or 5 times a power of ten",
    arguments: [
      (0.0...20.0, [0, 5, 10, 15, 20]), (0...1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (1...5, [1, 2, 3, 4, 5]),
      (-60.2...695.1, [0, 200, 400, 600]), (0...0.003, [0, 0.001, 0.002, 0.003]),
      (0...100, [0, 20, 40, 60, 80, 100]),
    ] as [(ClosedRange<Double>, [Double])])
  func hasRoundTicks(_ range: ClosedRange<Double>, _ expected: [Double]) {
    let axis = Axis(range, widensToTicks: false)
    #expect(axis.ticks == expected)
    #expect(axis.range == range)
  }

  @Test func widensToTheNextTicks() {
    let axis = Axis(-60.2...695.1, widensToTicks: true)
    #expect(axis.ticks == [-200, 0, 200, 400, 600, 800])
    #expect(axis.range == -200...800)
  }

  @Test("no length is too small or too great", arguments: [0, 1e-300, -4.5, 3e15, -1e300])
  func takesOneNumber(_ value: Double) {
    for widens in [false, true] {
      let axis = Axis(value...value, widensToTicks: widens)
      #expect((2...12).contains(axis.ticks.count))
      #expect(axis.range.contains(value))
      #expect(axis.range.lowerBound < axis.range.upperBound)
    }
  }

  @Test func everyRangeHasSeveralTicksInsideThatRead() {
    for power in -12...14 {
      for length in [1.0, 1.7, 2.3, 4.9, 7.1, 9.99] {
        let scale = Double(sign: .plus, exponent: power * 3, significand: length)
        let axis = Axis(-scale / 3...scale, widensToTicks: true)
        #expect((3...12).contains(axis.ticks.count), "\(axis.ticks)")
        #expect(axis.ticks.allSatisfy(axis.range.contains))
        let labels = axis.ticks.map { axis.label($0, in: [.english])[0] }
        #expect(Set(labels).count == labels.count, "\(labels)")
        #expect(labels.allSatisfy { $0.count <= 12 }, "\(labels)")
      }
    }
  }

  @Test func writesNumbersAsTheLanguageDoes() {
    let axis = Axis(-1.5...1, widensToTicks: true)
    #expect(
      axis.ticks.map { axis.label($0, in: [.lao])[0] } == [
        "\u{2212}1,5", "\u{2212}1,0", "\u{2212}0,5", "0,0", "0,5", "1,0",
      ])
    let large = Axis(0...10_000_000, widensToTicks: true)
    #expect(large.ticks.map { large.label($0, in: [.english])[0] }.last == "10,000,000")
    #expect(large.title("LAK") == "LAK")
  }

  @Test(
    "very large and very small numbers stand in a power of ten",
    arguments: [
      (2.5e12, "LAK (× 10¹²)", "2.5"), (4e9, "LAK (× 10⁹)", "4"), (5e-7, "LAK (× 10⁻⁹)", "500"),
    ])
  func hasAPower(_ greatest: Double, _ title: String, _ label: String) {
    let axis = Axis(0...greatest, widensToTicks: true)
    #expect(axis.title("LAK")[0] == title)
    #expect(axis.ticks.map { axis.label($0, in: [.english])[0] }.last == label)
  }
}
