internal import BolavenNumerics

/// The likelihood of Rasch difficulties given everybody's number of right answers.
///
///     ln L = −Σ_g (Σ_j s_gj b_j + Σ_r n_gr ln γ_r(ε_g)),   ε_j = e^{−b_j}
///
/// g counts the designs: persons who answered the same items. It needs only whole numbers, so persons in another order
/// give the same bytes.
struct ConditionalLikelihood: Sendable {
  /// Persons who answered the same items.
  struct Design: Sendable {
    /// Ascending.
    let items: [Int]
    /// n_r, persons with each score from 0 to the number of items.
    var scoreCounts: [Double]
    /// s_j, right answers to each of the items.
    var itemTotals: [Double]
  }

  let itemCount: Int
  let designs: [Design]

  init(_ responses: ItemResponses) {
    let patterns = ResponsePatterns(responses)
    itemCount = responses.itemCount
    designs = patterns.designs.map { group in
      var design = Design(
        items: group.items, scoreCounts: [Double](repeating: 0, count: group.items.count + 1),
        itemTotals: [Double](repeating: 0, count: group.items.count))
      var place = [Int](repeating: 0, count: responses.itemCount)
      for (position, item) in group.items.enumerated() { place[item] = position }
      for pattern in group.patterns {
        let persons = Double(patterns.counts[pattern])
        design.scoreCounts[patterns.rightItems[pattern].count] += persons
        for item in patterns.rightItems[pattern] { design.itemTotals[place[item]] += persons }
      }
      return design
    }
  }

  /// ln L.
  func value(_ difficulties: [Double]) -> Double {
    var sum = CompensatedSum()
    for design in designs {
      let own = design.items.map { difficulties[$0] }
      sum.add(-ScoreLaw(difficulties: own).logSum(counts: design.scoreCounts))
      for (total, b) in zip(design.itemTotals, own) { sum.subtractProduct(total, b) }
    }
    return sum.value
  }

  /// The gradient of ln L and minus its second derivatives, k × k.
  ///
  /// Designs are taken in fixed chunks and their sums put together in order, whatever the threads.
  func derivatives(_ difficulties: [Double], threads: Int) -> (gradient: [Double], information: Matrix) {
    let k = itemCount
    let chunk = max(1, (designs.count + 15) / 16)
    let chunks = (designs.count + chunk - 1) / chunk
    var gradients = [Double](repeating: 0, count: chunks * k)
    var products = [Double](repeating: 0, count: chunks * k * k)
    gradients.withUnsafeMutableBufferPointer { gradients in
      products.withUnsafeMutableBufferPointer { products in
        nonisolated(unsafe) let gradients = gradients
        nonisolated(unsafe) let products = products
        Threads.forEachBlock(chunks, threads: threads) { block in
          for design in designs[block * chunk..<min((block + 1) * chunk, designs.count)] {
            let law = ScoreLaw(difficulties: design.items.map { difficulties[$0] })
            let found = law.derivatives(counts: design.scoreCounts)
            let m = design.items.count
            for (j, item) in design.items.enumerated() {
              gradients[block * k + item] += found.expected[j] - design.itemTotals[j]
              for l in j..<m { products[(block * k + item) * k + design.items[l]] += found.information[l + j * m] }
            }
          }
        }
      }
    }
    var gradient = [Double](repeating: 0, count: k)
    var information = Matrix(rows: k, columns: k)
    for block in 0..<chunks {
      for j in 0..<k {
        gradient[j] += gradients[block * k + j]
        for l in j..<k { information[l, j] += products[(block * k + j) * k + l] }
      }
    }
    for j in 0..<k {
      for l in j..<k { information[j, l] = information[l, j] }
    }
    return (gradient, information)
  }
}
