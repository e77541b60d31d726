import Glibc
import Testing

@testable import BolavenReports

@Suite struct DistributionChartTests {
  @Test func thereIsNoDensityBelowTwentyValuesOrWithoutSpread() {
    let densities = { (values: [Double]) in ChartSamples.distribution([values]).draw(in: .english).areas(.pale).count }
    #expect(densities(ChartSamples.bell(19)) == 0)
    #expect(densities(ChartSamples.bell(20)) == 1)
    #expect(densities([Double](repeating: 4, count: 50)) == 0)
  }

  /// Source: numpy 2, a sum of Gaussian kernels with Silverman's width (`bw.nrd0` of R) over i^1.5, i = 1…20; times the
  /// length of the range and √(2π).
  @Test func theDensityIsThatOfIndependentSoftware() throws {
    let values = (1...20).map { Double($0) * Double($0).squareRoot() }
    let group = DistributionChart.Group(
      label: ChartSamples.before, values: values.reversed(), lowerQuartile: 13.81778881, median: 34.0528246477966,
      upperQuartile: 59.57106264)
    let density = try #require(drawnDensity(of: group))
    let expected = [0: 1.9944106770055767, 30: 2.645682607986219, 60: 2.1289866616291953, 120: 1.0245055296958392]
    for (step, height) in expected {
      #expect((density[step].height - height).magnitude < 1e-8)
      #expect((density[step].place - (1 + (values[19] - 1) * Double(step) / 120)).magnitude < 1e-9)
    }
  }

  @Test("every value has a mark of its own", arguments: [1, 30, 49])
  func nobodyIsHidden(_ count: Int) {
    let drawing = ChartSamples.distribution([ChartSamples.bell(count)]).draw(in: .english)
    let marks = drawing.marks(.circle, .first, isHollow: true)
    #expect(marks.map(\.count) == [count])
  }

  @Test func ofManyValuesOnlyThoseBeyondTheWhiskersAreMarked() {
    let values = (0..<600).map(Double.init) + [5000]
    let group = DistributionChart.Group(
      label: ChartSamples.before, values: values, lowerQuartile: 150, median: 300, upperQuartile: 450)
    #expect(group.whiskers == 0...599 && group.marked == [5000])
    let fifty = DistributionChart.Group(
      label: ChartSamples.before, values: (1...50).map(Double.init), lowerQuartile: 13, median: 25, upperQuartile: 38)
    #expect(fifty.marked.isEmpty)
  }

  @Test func whiskersReachTheLastValueWithinOneAndAHalfBoxes() {
    let group = DistributionChart.Group(
      label: ChartSamples.before, values: [-9, 1, 2, 3, 4, 5, 30], lowerQuartile: 1.5, median: 3, upperQuartile: 4.5)
    #expect(group.whiskers == 1...5)
  }

  @Test func theNumbersAreThoseOfTheTable() {
    let chart = ChartSamples.distribution([[4, 9, 12]])
    #expect(
      chart.summary.english == "Distribution: Score (0-20). Village 1: n = 3, median 9.0, quartiles 9.0 and 12.0.")
    #expect(chart.data.rows[0].cells.map { $0.text(in: .english) } == ["3", "4.0", "9.0", "9.0", "12.0", "12.0"])
  }

  @Test func theOrderOfTheFileDoesNotShow() {
    let values = ChartSamples.bell(30)
    let charts = [values, values.reversed()].map {
      Chart(id: "a", title: ChartSamples.before, kind: ChartSamples.distribution([$0]))
    }
    #expect(charts[0].svg(in: .english) == charts[1].svg(in: .english))
  }
}
