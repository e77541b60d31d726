import BolavenNumerics

/// Joins the texts that several threads met into levels in the order in which they first appear in the file.
struct LevelMerge {
  private var levels: [String] = []
  /// The level of each code of each thread.
  private var levelOf: [[Int32]]

  /// - Parameter place: the column among those that were read.
  init(_ workers: [BlockWorker], _ place: Int) {
    let tables = workers.map { $0.table(place) }
    levelOf = tables.map { [Int32](repeating: 0, count: $0.table.count) }
    var all = TextTable()
    // Levels that other bytes could also mean.
    var levelOfText: [String: Int32] = [:]
    var levelOfBytes: [Int32] = []
    var next = [Int](repeating: 0, count: tables.count)
    while true {
      var earliest: (row: Int, worker: Int)?
      for worker in tables.indices where next[worker] < tables[worker].table.count {
        let row = tables[worker].table.firstRow(next[worker])
        if row < earliest?.row ?? .max { earliest = (row, worker) }
      }
      guard let worker = earliest?.worker else { break }
      let code = next[worker]
      next[worker] += 1
      let bytes = tables[worker].table.bytes(code)
      let known = all.count
      guard let start = bytes.baseAddress else { break }
      let same = all.code(start, count: bytes.count, row: 0)
      if Int(same) < known {
        levelOf[worker][code] = levelOfBytes[Int(same)]
        continue
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let isPlain = isLikeNoOther(bytes)
      let level = (isPlain ? nil : levelOfText[text]) ?? Int32(levels.count)
      if Int(level) == levels.count {
        levels.append(text)
        if !isPlain { levelOfText[text] = level }
      }
      levelOfBytes.append(level)
      levelOf[worker][code] = level
    }
  }

  /// The column, its codes changed to levels where they stand.
  func categories(_ codes: consuming [Int32], plan: BlockPlan, blockWorker: [Int32], threads: Int) -> Categories {
    let isSame = levelOf.allSatisfy { $0.enumerated().allSatisfy { $0.offset == Int($0.element) } }
    guard !isSame else { return Categories(levels: levels, codes: codes) }
    let levelOf = levelOf
    var codes = codes
    codes.withUnsafeMutableBufferPointer { codes in
      nonisolated(unsafe) let codes = codes
      Threads.forEachBlock(plan.blockCount, threads: threads) { block in
        levelOf[Int(blockWorker[block])].withUnsafeBufferPointer { levels in
          for row in plan.rows(block) where codes[row] >= 0 { codes[row] = levels[Int(codes[row])] }
        }
      }
    }
    return Categories(levels: levels, codes: codes)
  }
}
