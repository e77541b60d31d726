/// An order of the levels of a graph in which neighbors stand near each other: reverse Cuthill-McKee.
///
/// Source: Cuthill & McKee (1969); George & Liu (1979), *An implementation of a pseudoperipheral node finder*, §3.
struct BandOrder: Sendable {
  /// The level at each place.
  let order: [Int32]
  /// The place of each level.
  let places: [Int32]
  /// The largest distance of neighbors.
  let bandwidth: Int
  /// The last place of each connected component.
  let componentEnds: [Int]

  init(_ graph: LevelGraph) {
    let size = graph.size
    let degrees = (0..<size).map { graph.starts[$0 + 1] - graph.starts[$0] }
    var search = BreadthFirstSearch(graph, degrees)
    var sequence: [Int32] = []
    sequence.reserveCapacity(size)
    var ends: [Int] = []
    for start in 0..<size where !search.isPlaced[start] {
      // From an end of the graph to the other: twice is nearly always enough.
      var first = start
      for _ in 0..<2 { first = search.farthest(from: first) }
      sequence += search.place(from: first)
      ends.append(sequence.count)
    }
    order = sequence.reversed()
    // Reversed, the first of a component comes last.
    componentEnds = ([0] + ends.dropLast()).map { size - 1 - $0 }.reversed()
    var places = [Int32](repeating: 0, count: size)
    for (place, level) in order.enumerated() { places[Int(level)] = Int32(place) }
    var bandwidth = 0
    for level in 0..<size {
      for neighbor in graph.neighbors(of: level) {
        bandwidth = max(bandwidth, Int(places[level] - places[Int(neighbor)]))
      }
    }
    self.places = places
    self.bandwidth = bandwidth
  }
}

private struct BreadthFirstSearch {
  private let graph: LevelGraph
  private let degrees: [Int]
  private(set) var isPlaced: [Bool]
  private var visit: [Int32]
  private var visits: Int32 = 0
  private var queue: [Int32] = []

  init(_ graph: LevelGraph, _ degrees: [Int]) {
    self.graph = graph
    self.degrees = degrees
    isPlaced = [Bool](repeating: false, count: graph.size)
    visit = [Int32](repeating: 0, count: graph.size)
  }

  /// A level with few neighbors among those that are farthest away.
  mutating func farthest(from start: Int) -> Int {
    visits += 1
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(start))
    visit[start] = visits
    var shell = 0
    var next = 0
    while next < queue.count {
      shell = next
      let end = queue.count
      while next < end {
        for neighbor in graph.neighbors(of: Int(queue[next])) where visit[Int(neighbor)] != visits {
          visit[Int(neighbor)] = visits
          queue.append(neighbor)
        }
        next += 1
      }
    }
    return Int(queue[shell...].min { (degrees[Int($0)], $0) < (degrees[Int($1)], $1) } ?? Int32(start))
  }

  /// The levels of a component from one of them on, neighbors by their number of neighbors.
  mutating func place(from start: Int) -> [Int32] {
    var sequence = [Int32(start)]
    isPlaced[start] = true
    var next = 0
    while next < sequence.count {
      let first = sequence.count
      for neighbor in graph.neighbors(of: Int(sequence[next])) where !isPlaced[Int(neighbor)] {
        isPlaced[Int(neighbor)] = true
        sequence.append(neighbor)
      }
      if sequence.count - first > 1 {
        sequence[first...].sort { (degrees[Int($0)], $0) < (degrees[Int($1)], $1) }
      }
      next += 1
    }
    return sequence
  }
}
