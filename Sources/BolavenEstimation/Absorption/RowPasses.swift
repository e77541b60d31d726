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
    let entries = entries.prefix(leadingEntries)
    guard entries.count == 1, entries.areIndicators, weightRoots == nil else {
      let target = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Vector.self)
      let moments = UnsafeMutableRawPointer(moments).assumingMemoryBound(to: Vector.self)
      let vectors = lanes / Vector.count
      source.forEachPanel(of: rows) { rows, panel in
        let panel = UnsafeMutableRawPointer(panel.values).assumingMemoryBound(to: Vector.self)
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
    source.forEachPanel(of: rows) { rows, panel in
      panel.addRuns(levels: entries[0].codes + rows.lowerBound, to: target, moments: moments)
    }
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
    source.forEachPanel(of: rows) { rows, panel in
      self.addOthers(panel, rows, crossProducts: crossProducts, to: target, Vector.self)
    }
  }

  @inline(__always)
  private func addOthers<Vector: Lanes>(
    _ panel: LanePanel, _ rows: Range<Int>, crossProducts: UnsafeMutablePointer<Double>,
    to target: UnsafeMutablePointer<Double>, _: Vector.Type
  ) {
    let vectors = lanes / Vector.count
    let values = UnsafeMutableRawPointer(panel.values).assumingMemoryBound(to: Vector.self)
    if let roots = weightRoots {
      for i in 0..<rows.count {
        let root = roots[rows.lowerBound &+ i]
        for v in 0..<vectors { values[i &* vectors &+ v] = values[i &* vectors &+ v] * root }
      }
    }
    for position in leadingEntries..<entries.count {
      let entry = entries[position]
      let base = entry.base &- leadingCount
      if entry.values == nil, weightRoots == nil {
        panel.add(to: target + base &* lanes, stride: entry.stride, levels: entry.codes + rows.lowerBound)
        continue
      }
      let target = UnsafeMutableRawPointer(target).assumingMemoryBound(to: Vector.self)
      for i in 0..<rows.count {
        let row = rows.lowerBound &+ i
        let factor = entry.value(row) * (weightRoots.map { $0[row] } ?? 1)
        let place = entry.place(row) &- leadingCount
        for v in 0..<vectors { target[place &* vectors &+ v] += values[i &* vectors &+ v] * factor }
      }
    }
    panel.addProducts(to: crossProducts)
  }

  /// Both passes in one, where the rows of each level of the largest factor lie together and fit a panel.
  ///
  /// - Returns: the sums for the largest factor multiplied by (D₁'W D₁)⁻¹; and ‖D₁'W x‖ of each lane.
  func sumsTogether<Vector: Lanes>(
    _ source: RowSource, diagonal: [Double], _: Vector.Type
  ) -> (leading: LeadingSums, norms: [Double], others: OtherSums)? {
    guard let starts = startsOfPanels else { return nil }
    let (squares, places) = (lanes * lanes, otherCount * lanes)
    let chunks = RowChunks(groups: starts, chunks: RowChunks.count(places: places))
    var sums: [Double] = []
    // The coefficients of the other factors will stand behind.
    let leading = largeArray(leadingCount * lanes, reserving: places) { (place: UnsafeMutableBufferPointer<Double>) in
      guard let base = place.baseAddress else { return }
      nonisolated(unsafe) let target = base
      sums = sumOverChunks(chunks, places: places + squares + 3 * lanes, threads: threads) { groups, sums in
        self.forEachCenteredPanel(
          source, groups, starts, diagonal: diagonal, moments: sums + places + squares,
          means: { target + $0 &* self.lanes }
        ) { rows, panel in
          self.addOthers(panel, rows, crossProducts: sums + places, to: sums, Vector.self)
        }
      }
    }
    return (
      LeadingSums(sums: leading, moments: Array(sums[(places + squares)..<(places + squares + 2 * lanes)])),
      sums[(places + squares + 2 * lanes)...].map { $0.squareRoot() },
      OtherSums(
        sums: Array(sums[..<places]), crossProducts: mirrored(sums[places..<places + squares], size: lanes))
    )
  }
}

extension RowPasses {
  /// The first row of each level of the largest factor, where the rows of each lie together and fit a panel.
  private var startsOfPanels: [Int32]? {
    guard let starts, leadingEntries == 1, entries[0].values == nil,
      (1..<starts.count).allSatisfy({ starts[$0] - starts[$0 - 1] <= Int32(RowSource.mostRows) })
    else { return nil }
    return starts
  }

  /// Runs `body` for the rows of some levels of the largest factor, as many at a time as fit a panel, the mean of its level
  /// taken off each.
  ///
  /// - Parameters:
  ///   - moments: those of `LanePanel.center` are added to it.
  ///   - means: where the means of a level and of those behind it go.
  @inline(__always)
  private func forEachCenteredPanel(
    _ source: RowSource, _ levels: Range<Int>, _ starts: [Int32], diagonal: [Double],
    moments: UnsafeMutablePointer<Double>, means: (Int) -> UnsafeMutablePointer<Double>,
    _ body: (Range<Int>, LanePanel) -> Void
  ) {
    withUnsafePointers([diagonal]) { diagonal in
      starts.withUnsafeBufferPointer { starts in
        guard let first = starts.baseAddress else { return }
        source.withPanel { place in
          var level = levels.lowerBound
          while level < levels.upperBound {
            let start = Int(starts[level])
            var next = level &+ 1
            while next < levels.upperBound, Int(starts[next &+ 1]) &- start <= RowSource.panelRows { next &+= 1 }
            let rows = start..<Int(starts[next])
            let panel = source.filled(rows, place)
            panel.center(
              starts: first + level, levels: next &- level, roots: weightRoots.map { $0 + start },
              diagonal: diagonal[0] + level, means: means(level), moments: moments)
            body(rows, panel)
            level = next
          }
        }
      }
    }
  }

  /// `scoreSums` of columns of which the effects of all factors but the largest are taken out: those of the largest go as the
  /// means of what is left in each of its levels. `nil` where its rows do not lie together or do not fit a panel.
  func centeredScoreSums(
    _ source: RowSource, diagonal: [Double], _ combination: UnsafePointer<Double>, by codes: UnsafePointer<Int32>,
    count: Int, threads: Int
  ) -> [Double]? {
    guard let starts = startsOfPanels else { return nil }
    nonisolated(unsafe) let (combination, codes) = (combination, codes)
    let places = count * lanes
    let chunks = RowChunks(groups: starts, chunks: RowChunks.count(places: places))
    return sumOverChunks(chunks, places: places, threads: threads) { levels, sums in
      // A panel has no more levels than rows.
      withUnsafeTemporaryAllocation(of: Double.self, capacity: (RowSource.mostRows + 3) * self.lanes) { room in
        room.initialize(repeating: 0)
        guard let moments = room.baseAddress else { return }
        let means = moments + 3 * self.lanes
        self.forEachCenteredPanel(
          source, levels, starts, diagonal: diagonal, moments: moments, means: { _ in means }
        ) { rows, panel in
          panel.addScores(
            combination: combination, roots: self.weightRoots.map { $0 + rows.lowerBound },
            levels: codes + rows.lowerBound, to: sums)
        }
      }
    }
  }

  /// Σ w·x·e over the rows of each cluster, where e is a combination of the columns: `lanes` numbers a cluster.
  func scoreSums(
    _ source: RowSource, _ combination: UnsafePointer<Double>, by codes: UnsafePointer<Int32>, count: Int, threads: Int
  ) -> [Double] {
    nonisolated(unsafe) let (combination, codes) = (combination, codes)
    let places = count * lanes
    return sumOverChunks(RowChunks(rowCount, places: places), places: places, threads: threads) { rows, sums in
      source.forEachPanel(of: rows) { rows, panel in
        panel.addScores(
          combination: combination, roots: self.weightRoots.map { $0 + rows.lowerBound },
          levels: codes + rows.lowerBound, to: sums)
      }
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
