/// Rows that are alone in a level of some effect, taken out until none is left.
struct Singletons {
  /// Places of the rows that stay.
  let kept: [Int]
  /// How many rows each effect cost.
  let byEffect: [Int]
  var isEmpty: Bool { byEffect.allSatisfy { $0 == 0 } }
}

/// Takes out rows that are alone, until every level has two.
///
/// Source: Correia (2015), *Singletons, cluster-robust standard errors and fixed effects*, §2.
func singletons(_ effects: [Clusters]) -> Singletons {
  guard let first = effects.first else { return Singletons(kept: [], byEffect: []) }
  var counts = effects.map { effect in
    var counts = [Int32](repeating: 0, count: effect.count)
    for code in effect.codes { counts[Int(code)] += 1 }
    return counts
  }
  var byEffect = [Int](repeating: 0, count: effects.count)
  guard counts.contains(where: { $0.contains(1) }) else { return Singletons(kept: [], byEffect: byEffect) }
  var kept = Array(0..<first.codes.count)
  var before = -1
  while before != kept.count {
    before = kept.count
    for (position, effect) in effects.enumerated() {
      let alone = kept.filter { counts[position][Int(effect.codes[$0])] == 1 }
      guard !alone.isEmpty else { continue }
      byEffect[position] += alone.count
      for row in alone {
        for (other, codes) in effects.enumerated() { counts[other][Int(codes.codes[row])] -= 1 }
      }
      kept.removeAll { counts[position][Int(effect.codes[$0])] == 0 }
    }
  }
  return Singletons(kept: kept, byEffect: byEffect)
}
