import BolavenData
import BolavenNumerics
import Testing

@testable import BolavenEstimation

@Suite struct LevelGraphTests {
  /// People of whom each meets two or three places near each other on a line, or on one of several lines; the names of the
  /// places are shuffled.
  private func lines(places: Int, lines: Int, reach: Int, weighted: Bool = false) throws -> (
    AbsorptionDesign, GroupedRows
  ) {
    var random = SplitMix(seed: UInt64(places + lines))
    let names = (0..<Int32(places)).shuffled(using: &random)
    var people: [Int32] = []
    var met: [Int32] = []
    for person in 0..<Int32(4 * places) {
      let place = Int(person) % places
      let end = (places * (place * lines / places + 1) + lines - 1) / lines - 1
      for visit in 0..<3 {
        // Each person meets a place and the next one, so that a line is in one piece.
        let distance = visit < 2 ? visit : Int(random.next() % UInt64(reach + 1))
        people.append(person)
        met.append(names[min(place + distance, end)])
      }
    }
    let design = AbsorptionDesign(
      name: "",
      factors: [
        AbsorbedFactor(name: "person", levels: LevelCodes(people)),
        AbsorbedFactor(name: "place", levels: LevelCodes(met)),
      ], weights: weighted ? people.map { _ in 0.5 + random.uniform() } : nil, columns: [people.map(Double.init)])
    return (design, try groupedRows(design))
  }

  @Test("is the Laplacian of the reduced equations", arguments: [false, true])
  func isTheComplement(_ weighted: Bool) throws {
    let (_, rows) = try lines(places: 60, lines: 2, reach: 3, weighted: weighted)
    let graph = try #require(LevelGraph(rows, threads: 2))
    let complement = SchurComplement.fromGroups(rows, threads: 1)
    var laplacian = [Double](repeating: 0, count: complement.count)
    for level in 0..<graph.size {
      laplacian[level * (graph.size + 1)] = graph.diagonal[level]
      for position in graph.starts[level]..<graph.starts[level + 1] {
        laplacian[level + Int(graph.neighbors[position]) * graph.size] = -graph.strengths[position]
      }
    }
    #expect(largestDifference(laplacian, complement) < 1e-12)
  }

  @Test func tooManyNeighborsAreNoGraph() throws {
    #expect(LevelGraph(try groupedRows(AbsorptionDesign.all[3]), threads: 1) != nil)
    let rows = 60_000
    var random = SplitMix(seed: 6)
    let design = AbsorptionDesign(
      name: "",
      factors: [6000, 600].map { count in
        AbsorbedFactor(name: "", levels: LevelCodes((0..<rows).map { _ in Int32(random.next() % UInt64(count)) }))
      }, weights: nil, columns: [[Double](repeating: 0, count: rows)])
    #expect(LevelGraph(try groupedRows(design), threads: 1) == nil)
  }

  @Test("an order puts neighbors near each other", arguments: [(500, 1, 1), (300, 7, 2), (400, 1, 40)])
  func ordersABand(_ places: Int, _ lines: Int, _ reach: Int) throws {
    let (_, rows) = try self.lines(places: places, lines: lines, reach: reach)
    let graph = try #require(LevelGraph(rows, threads: 2))
    let order = BandOrder(graph)
    #expect(order.bandwidth <= 3 * reach)
    #expect(order.componentEnds.count == lines)
    #expect(order.order.sorted() == Array(0..<Int32(graph.size)))
    #expect(order.order.indices.allSatisfy { Int(order.places[Int(order.order[$0])]) == $0 })
  }

  @Test("a band is solved", arguments: [(500, 1, 1), (300, 7, 2), (400, 2, 40)])
  func solves(_ places: Int, _ lines: Int, _ reach: Int) throws {
    let (design, rows) = try self.lines(places: places, lines: lines, reach: reach)
    let graph = try #require(LevelGraph(rows, threads: 2))
    let band = try #require(BandCholesky(graph, BandOrder(graph)))
    let complement = Matrix(
      rows: graph.size, columns: graph.size, storage: SchurComplement.fromGroups(rows, threads: 1))
    var random = SplitMix(seed: 8)
    let truth = Matrix(rows: graph.size, columns: 2, storage: (0..<2 * graph.size).map { _ in random.normal() })
    let right = complement.times(truth)
    var solution = right.transposed.storage
    band.solve(&solution, lanes: 2)
    let product = complement.times(Matrix(rows: 2, columns: graph.size, storage: solution).transposed)
    #expect(largestDifference(product.storage, right.storage) < 1e-9)
    #expect(try design.absorption(solver: .banded).residualized(design.columns).report.solver == .banded)
  }
}
