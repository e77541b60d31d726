internal import BolavenNumerics

/// Which levels of a factor meet in a level of the largest factor, and how strongly: a graph whose Laplacian is their
/// block of S.
///
///     S_ab = −Σ_g w_ga w_gb / w_g   for a ≠ b,   S_aa = −Σ_b S_ab
///
/// Source: Abowd, Creecy & Kramarz (2002), §4; Correia (2017), *Linear Models with High-Dimensional Fixed Effects*, §3.
struct LevelGraph: Sendable {
  /// Where the neighbors of each level begin, and behind them their number.
  let starts: [Int]
  /// Ascending for each level.
  let neighbors: [Int32]
  /// −S_ab for each neighbor.
  let strengths: [Double]
  /// S_aa.
  let diagonal: [Double]

  /// Neighbors of a level, on average, from which a band is not worth a look.
  static let largestDegree = 96

  var size: Int { diagonal.count }

  /// - Parameter rows: the factor is the first of the others; neither has slopes.
  /// - Returns: `nil` where the levels have too many neighbors.
  init?(_ rows: GroupedRows, threads: Int) {
    let size = rows.others[0].levelCount
    guard let degree = sampledDegree(rows, size: size) else { return nil }
    // Each pair stands once: half of the neighbors.
    let slots = degree + degree / 2 + 4
    let chunks = RowChunks(groups: rows.starts, chunks: 2)
    var tables = (0..<chunks.count).map { _ in PairTable(levels: size, slots: slots) }
    rows.others.withEntries { others in
      withUnsafePointer(toElementsOf: rows.weights) { weights in
        tables.withUnsafeMutableBufferPointer { tables in
          nonisolated(unsafe) let (tables, weights) = (tables, weights)
          Threads.forEachBlock(chunks.count, threads: threads) { chunk in
            tables[chunk].add(rows, chunks[chunk], codes: others[0].codes, weights: weights)
          }
        }
      }
    }
    guard tables.allSatisfy({ !$0.isFull }) else { return nil }
    // Pairs of all tables, those of the first table first.
    var pairs = tables.removeFirst()
    for table in tables {
      table.forEach { pair, strength in pairs.add(pair, strength) }
      guard !pairs.isFull else { return nil }
    }
    tables = []
    var starts = [Int](repeating: 0, count: size + 1)
    pairs.forEach { pair, _ in
      starts[Int(pair.first) + 1] += 1
      starts[Int(pair.second) + 1] += 1
    }
    for level in 0..<size { starts[level + 1] += starts[level] }
    var next = starts
    var neighbors = [Int32](repeating: 0, count: starts[size])
    var strengths = [Double](repeating: 0, count: starts[size])
    pairs.forEach { pair, strength in
      for (a, b) in [(pair.first, pair.second), (pair.second, pair.first)] {
        neighbors[next[Int(a)]] = b
        strengths[next[Int(a)]] = strength
        next[Int(a)] += 1
      }
    }
    var diagonal = [Double](repeating: 0, count: size)
    for level in 0..<size {
      let range = starts[level]..<starts[level + 1]
      let order = range.sorted { neighbors[$0] < neighbors[$1] }
      let sorted = order.map { (neighbors[$0], strengths[$0]) }
      for (place, pair) in zip(range, sorted) {
        (neighbors[place], strengths[place]) = pair
        diagonal[level] += pair.1
      }
    }
    self.starts = starts
    self.neighbors = neighbors
    self.strengths = strengths
    self.diagonal = diagonal
  }

  /// The neighbors of a level.
  func neighbors(of level: Int) -> ArraySlice<Int32> { neighbors[starts[level]..<starts[level + 1]] }
}

/// The average number of neighbors, from some of the levels; `nil` where it is more than `largestDegree`.
private func sampledDegree(_ rows: GroupedRows, size: Int) -> Int? {
  // Every level whose last bits are 0.
  var bits: Int32 = 0
  while size >> bits > 512 { bits += 1 }
  let mask = Int32(1) << bits - 1
  let sampled = (size + Int(mask)) >> bits
  var seen = PairTable(levels: sampled, slots: 2 * LevelGraph.largestDegree)
  let levelCount = rows.levelCount
  let isBelow = rows.starts.withUnsafeBufferPointer { starts in
    rows.others[0].codes.withUnsafeBufferPointer { codes in
      for level in 0..<levelCount {
        let group = Int(starts[level])..<Int(starts[level &+ 1])
        for row in group where codes[row] & mask == 0 {
          for other in group where codes[other] != codes[row] { seen.add(codes[row] >> bits, codes[other], 1) }
        }
        if seen.count > sampled * LevelGraph.largestDegree { return false }
      }
      return true
    }
  }
  return isBelow ? max(1, seen.count / sampled) : nil
}

/// Two levels that meet, the first less than the second.
private struct LevelPair {
  let first: Int32
  let second: Int32

  init(_ a: Int32, _ b: Int32) {
    first = min(a, b)
    second = max(a, b)
  }
}

/// Numbers by pair of levels: open addressing, in which pairs with the same first level lie near each other.
private struct PairTable {
  private var keys: [UInt64]
  private var values: [Double]
  private let mask: Int
  private let slots: Int
  private(set) var count = 0
  private(set) var isFull = false
  private let levels: Int

  private static let empty = UInt64.max

  init(levels: Int, slots: Int) {
    var capacity = 1024
    while capacity < levels * slots { capacity *= 2 }
    keys = [UInt64](repeating: Self.empty, count: capacity)
    values = [Double](repeating: 0, count: capacity)
    mask = capacity - 1
    var slots = 1
    while 2 * slots * levels <= capacity { slots *= 2 }
    self.slots = slots
    self.levels = levels
  }

  /// Adds what some groups contribute; stops when the table is full.
  mutating func add(
    _ rows: GroupedRows, _ groups: Range<Int>, codes: UnsafePointer<Int32>, weights: UnsafePointer<Double>?
  ) {
    // The place of a level among those of the group.
    var place = [Int32](repeating: -1, count: levels)
    var members: [Int32] = []
    var shares: [Double] = []
    for group in groups {
      members.removeAll(keepingCapacity: true)
      shares.removeAll(keepingCapacity: true)
      var total = 0.0
      for row in Int(rows.starts[group])..<Int(rows.starts[group + 1]) {
        let code = codes[row]
        let weight = weights.map { $0[row] } ?? 1
        total += weight
        let position = Int(place[Int(code)])
        if position < 0 {
          place[Int(code)] = Int32(members.count)
          members.append(code)
          shares.append(weight)
        } else {
          shares[position] += weight
        }
      }
      for member in members { place[Int(member)] = -1 }
      guard members.count > 1, total > 0 else { continue }
      for a in 1..<members.count {
        let share = shares[a] / total
        for b in 0..<a { add(LevelPair(members[a], members[b]), share * shares[b]) }
      }
      if isFull { return }
    }
  }

  @inline(__always)
  mutating func add(_ pair: LevelPair, _ value: Double) { add(pair.first, pair.second, value) }

  @inline(__always)
  mutating func add(_ first: Int32, _ second: Int32, _ value: Double) {
    let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    let mixed = Int(truncatingIfNeeded: (UInt64(UInt32(bitPattern: second)) &* 0x9E37_79B9_7F4A_7C15) >> 40)
    var place = (Int(first) &* slots &+ mixed & (slots &- 1)) & mask
    let step = mixed | 1
    while keys[place] != key {
      if keys[place] == Self.empty {
        guard 4 * count < 3 * keys.count else {
          isFull = true
          return
        }
        count += 1
        keys[place] = key
        values[place] = value
        return
      }
      place = (place &+ step) & mask
    }
    values[place] += value
  }

  func forEach(_ body: (LevelPair, Double) -> Void) {
    for (key, value) in zip(keys, values) where key != Self.empty {
      body(LevelPair(Int32(key >> 32), Int32(truncatingIfNeeded: key)), value)
    }
  }
}
