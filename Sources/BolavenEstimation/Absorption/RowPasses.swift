internal import BolavenNumerics

/// The passes over the rows that a projection needs: sums for the largest factor, then for the others.
struct RowPasses: @unchecked Sendable {
  let rowCount: Int
  let lanes: Int
  /// The columns of D of the largest factor, then of the others.
  let entries: TermEntries
  /// The entries and the coefficients of the largest factor.
  let leadingEntries: Int
  let leadingCount: Int
  let otherCount: Int
  /// √w; `nil` without weights.
  let weightRoots: UnsafePointer<Double>?
  /// The first row of each level of the largest factor where its rows lie together.
  let starts: [Int32]?
  let threads: Int

  /// What the pass for the largest factor finds, `lanes` numbers each.
  struct LeadingSums {
    /// D₁'W x.
    var sums: [Double]
    /// Σ w·x and Σ w·x².
    var moments: [Double]
  }

  /// What the pass for the other factors finds.
  struct OtherSums {
    /// D₂'W x, `lanes` numbers each.
    var sums: [Double]
    /// Σ w·x·x', lanes × lanes.
    var crossProducts: [Double]
  }

  func leadingSums<Vector: Lanes>(_ source: RowSource, _: Vector.Type) -> LeadingSums {
    let places = leadingCount * lanes
    // Where the rows of a level lie together, chunks end with a level, and no chunk needs a place of its own.
    guard let starts, places > 65_536 else {
      var sums = sumOverChunks(RowChunks(rowCount, places: places), places: places + 2 * lanes, threads: threads) {
        rows, sums in
        self.addLeading(source, rows, moments: sums + places, to: sums, Vector.self)
      }
      let moments = Array(sums[places...])
      sums.removeLast(2 * lanes)
      return LeadingSums(sums: sums, moments: moments)
    }
    let groups = RowChunks(groups: starts, chunks: 16)
    let chunks = RowChunks(bounds: groups.bounds.map { Int(starts[$0]) })
    var moments: [Double] = []
    let sums = largeArray(places, reserving: otherCount * lanes) { (place: UnsafeMutableBufferPointer<Double>) in
      guard let base = place.baseAddress else { return }
      nonisolated(unsafe) let target = base
      let width = places / (starts.count - 1)
      moments = sumOverChunks(chunks, places: 2 * lanes, threads: threads) { rows, moments in
        // The levels of the chunk.
        let first = Int(self.entries[0].codes[rows.lowerBound]) * width
        let end = (Int(self.entries[0].codes[rows.upperBound - 1]) + 1) * width
        (target + first).initialize(repeating: 0, count: end - first)
        self.addLeading(source, rows, moments: moments, to: target, Vector.self)
      }
    }
    return LeadingSums(sums: sums, moments: moments)
  }

  private func addLeading<Vector: Lanes>(
    _ source: RowSource, _ rows: Range<Int>, moments: UnsafeMutablePointer<Double>,
    to target: UnsafeMutablePointer<Double>, _: Vector.Type
  ) {
    let target = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Vector.self)
    let moments = UnsafeMutableRawPointer(moments).assumingMemoryBound(to: Vector.self)
    let vectors = lanes / Vector.count
    let entries = entries.prefix(leadingEntries)
    guard vectors == 1, entries.count == 1, entries.areIndicators, weightRoots == nil else {
      source.forEachPanel(of: rows, Vector.self) { rows, panel in
        for i in 0..<rows.count {
          let row = rows.lowerBound &+ i
          let root = self.weightRoots.map { $0[row] } ?? 1
          for v in 0..<vectors {
            let x = panel[i &* vectors &+ v]
            let weighted = x * (root * root)
            moments[v] += weighted
            moments[vectors &+ v] += weighted * x
            for position in 0..<entries.count {
              let entry = entries[position]
              target[entry.place(row) &* vectors &+ v] += weighted * entry.value(row)
            }
          }
        }
      }
      return
    }
    // A run of rows of one level is added at once.
    let codes = entries[0].codes
    var current = codes[rows.lowerBound]
    var run = Vector.zero
    var (first, second) = (Vector.zero, Vector.zero)
    source.forEachPanel(of: rows, Vector.self) { rows, panel in
      for i in 0..<rows.count {
        let code = codes[rows.lowerBound &+ i]
        let x = panel[i]
        if code != current {
          target[Int(current)] += run
          current = code
          run = Vector.zero
        }
        run += x
        first += x
        second += x * x
      }
    }
    target[Int(current)] += run
    moments[0] += first
    moments[1] += second
  }

  func otherSums<Vector: Lanes>(_ source: RowSource, _: Vector.Type) -> OtherSums {
    let squares = lanes * lanes
    let places = otherCount * lanes
    var sums = sumOverChunks(RowChunks(rowCount, places: places), places: places + squares, threads: threads) {
      rows, sums in
      self.addOthers(source, rows, crossProducts: sums + places, to: sums, Vector.self)
    }
    let crossProducts = mirrored(sums[places...], size: lanes)
    sums.removeLast(squares)
    return OtherSums(sums: sums, crossProducts: crossProducts)
  }

  private func addOthers<Vector: Lanes>(
    _ source: RowSource, _ rows: Range<Int>, crossProducts: UnsafeMutablePointer<Double>,
    to target: UnsafeMutablePointer<Double>, _: Vector.Type
  ) {
    let target = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Vector.self)
    source.forEachPanel(of: rows, Vector.self) { rows, panel in
      self.addOthers(panel, rows, crossProducts: crossProducts, to: target)
    }
  }

  @inline(__always)
  private func addOthers<Vector: Lanes>(
    _ panel: UnsafeMutablePointer<Vector>, _ rows: Range<Int>, crossProducts: UnsafeMutablePointer<Double>,
    to target: UnsafeMutablePointer<Vector>
  ) {
    let vectors = lanes / Vector.count
    if let roots = weightRoots {
      for i in 0..<rows.count {
        let root = roots[rows.lowerBound &+ i]
        for v in 0..<vectors { panel[i &* vectors &+ v] = panel[i &* vectors &+ v] * root }
      }
    }
    for position in leadingEntries..<entries.count {
      let entry = entries[position]
      let (codes, stride) = (entry.codes + rows.lowerBound, entry.stride)
      let base = entry.base &- leadingCount
      if vectors == 1, entry.values == nil, weightRoots == nil {
        for i in 0..<rows.count { target[base &+ stride &* Int(codes[i])] += panel[i] }
      } else {
        for i in 0..<rows.count {
          let row = rows.lowerBound &+ i
          let factor = entry.value(row) * (weightRoots.map { $0[row] } ?? 1)
          let place = (base &+ stride &* Int(codes[i])) &* vectors
          for v in 0..<vectors { target[place &+ v] += panel[i &* vectors &+ v] * factor }
        }
      }
    }
    addCrossProducts(of: panel, rows: rows.count, vectors: vectors, to: crossProducts)
  }

  /// Both passes in one, where the rows of each level of the largest factor lie together and fit a panel.
  func sumsTogether<Vector: Lanes>(
    _ source: RowSource, diagonal: [Double], _: Vector.Type
  ) -> (leading: LeadingSums, others: OtherSums)? {
    guard let starts, leadingEntries == 1, entries[0].values == nil,
      (1..<starts.count).allSatisfy({ starts[$0] - starts[$0 - 1] <= Int32(RowSource.panelRows) })
    else { return nil }
    let (vectors, squares, places) = (lanes / Vector.count, lanes * lanes, otherCount * lanes)
    let chunks = RowChunks(groups: starts, chunks: RowChunks.count(places: places))
    var sums: [Double] = []
    // The coefficients of the other factors will stand behind.
    let leading = largeArray(leadingCount * lanes, reserving: places) { (place: UnsafeMutableBufferPointer<Double>) in
      guard let base = place.baseAddress else { return }
      nonisolated(unsafe) let target = UnsafeMutableRawPointer(base).assumingMemoryBound(to: Vector.self)
      sums = sumOverChunks(chunks, places: places + squares + 2 * lanes, threads: threads) { groups, sums in
        let others = UnsafeMutableRawPointer(sums).assumingMemoryBound(to: Vector.self)
        let moments = UnsafeMutableRawPointer(sums + places + squares).assumingMemoryBound(to: Vector.self)
        source.withPanel(Vector.self) { panel in
          var group = groups.lowerBound
          while group < groups.upperBound {
            let first = Int(starts[group])
            var next = group &+ 1
            while next < groups.upperBound, Int(starts[next &+ 1]) &- first <= RowSource.panelRows { next &+= 1 }
            let rows = first..<Int(starts[next])
            source.fill(rows, panel)
            for level in group..<next {
              let own = Int(starts[level])..<Int(starts[level &+ 1])
              let scale = diagonal[level] > 0 ? 1 / diagonal[level] : 0
              self.center(panel, from: first, own, scale: scale, sum: target + level &* vectors, moments)
            }
            self.addOthers(panel, rows, crossProducts: sums + places, to: others)
            group = next
          }
        }
      }
    }
    return (
      LeadingSums(sums: leading, moments: Array(sums[(places + squares)...])),
      OtherSums(
        sums: Array(sums[..<places]), crossProducts: mirrored(sums[places..<places + squares], size: lanes))
    )
  }

  /// Takes the mean of one level off its rows in a panel that begins with the row `first`.
  @inline(__always)
  private func center<Vector: Lanes>(
    _ panel: UnsafeMutablePointer<Vector>, from first: Int, _ rows: Range<Int>, scale: Double,
    sum target: UnsafeMutablePointer<Vector>, _ moments: UnsafeMutablePointer<Vector>
  ) {
    let vectors = lanes / Vector.count
    for v in 0..<vectors {
      var (sum, square) = (Vector.zero, Vector.zero)
      let column = panel + v
      if let roots = weightRoots {
        for row in rows {
          let x = column[(row &- first) &* vectors]
          let weighted = x * (roots[row] * roots[row])
          sum += weighted
          square += weighted * x
        }
      } else {
        for row in rows {
          let x = column[(row &- first) &* vectors]
          sum += x
          square += x * x
        }
      }
      target[v] = sum
      moments[v] += sum
      moments[vectors &+ v] += square
      let mean = sum * scale
      for row in rows { column[(row &- first) &* vectors] -= mean }
    }
  }
}

/// The symmetric matrix of which the places (a, b) with a ≤ b are known, at a · size + b.
private func mirrored(_ half: ArraySlice<Double>, size: Int) -> [Double] {
  var full = Array(half)
  for a in 0..<size {
    for b in 0..<a { full[a * size + b] = full[b * size + a] }
  }
  return full
}

/// Adds P'P of a panel: number (a, b) in the place a · lanes + b, at least where a ≤ b.
@inline(__always)
private func addCrossProducts<Vector: Lanes>(
  of panel: UnsafeMutablePointer<Vector>, rows: Int, vectors: Int, to target: UnsafeMutablePointer<Double>
) {
  let lanes = vectors * Vector.count
  if Vector.count <= 4 {
    let target = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Vector.self)
    var (first, second, third, fourth) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
    for i in 0..<rows {
      let x = panel[i]
      first += x * x[0]
      second += x * x[1]
      if Vector.count == 4 {
        third += x * x[2]
        fourth += x * x[3]
      }
    }
    target[0] += first
    target[1] += second
    if Vector.count == 4 {
      target[2] += third
      target[3] += fourth
    }
    return
  }
  // Squares of four by four, so that the sums stay in registers.
  let panel = UnsafeMutableRawPointer(panel).assumingMemoryBound(to: Lanes4.self)
  let target = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Lanes4.self)
  let quarters = lanes / 4
  for a in 0..<quarters {
    for b in a..<quarters {
      var (first, second, third, fourth) = (Lanes4.zero, Lanes4.zero, Lanes4.zero, Lanes4.zero)
      for i in 0..<rows {
        let (x, y) = (panel[i &* quarters &+ a], panel[i &* quarters &+ b])
        first += y * x[0]
        second += y * x[1]
        third += y * x[2]
        fourth += y * x[3]
      }
      let place = 4 * a * quarters + b
      target[place] += first
      target[place + quarters] += second
      target[place + 2 * quarters] += third
      target[place + 3 * quarters] += fourth
    }
  }
}
