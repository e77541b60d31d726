import BolavenNumerics

/// The columns of a factor among those of its term: 0/1 columns of levels, or numbers.
struct CodedFactor {
  let columns: [DesignColumn]

  /// Products of the columns of several factors, the first varying fastest, named `a:b` in written order.
  static func products(_ factors: [CodedFactor]) -> [DesignColumn] {
    guard let first = factors.first else { return [] }
    return factors.dropFirst().reduce(first.columns) { columns, factor in
      factor.columns.flatMap { second in columns.map { product($0, second) } }
    }
  }

  private static func product(_ first: DesignColumn, _ second: DesignColumn) -> DesignColumn {
    var values = [Double](repeating: 0, count: first.values.count)
    var remainders = values
    for i in values.indices {
      let a = DoubleDouble(first.values[i], plus: first.remainders?[i] ?? 0)
      let product = a * DoubleDouble(second.values[i], plus: second.remainders?[i] ?? 0)
      values[i] = product.high
      remainders[i] = product.low
    }
    let isExact = remainders.allSatisfy { $0 == 0 }
    return DesignColumn(
      term: "\(first.term):\(second.term)", values: values, remainders: isExact ? nil : remainders)
  }
}

extension CodedFactor {
  /// One 0/1 column a level, named `group::level`, without the one left out.
  init(name: String, levels: [String], codes: [Int32], without omitted: Int?) {
    columns = levels.indices.filter { $0 != omitted }.map { level in
      DesignColumn(term: "\(name)::\(levels[level])", values: codes.map { Int($0) == level ? 1 : 0 })
    }
  }
}

/// Which factors of levels lose their reference level, so that columns do not repeat what other terms say.
///
/// A factor of a term is coded without its first level if the term without that factor is part of an earlier one, and with
/// all levels otherwise; the constant is the term without factors.
///
/// - Parameter earlier: the terms in front, lower ones first.
///
/// Source: Chambers & Hastie (1992), *Statistical Models in S*, §2.4.1, as R has it.
func losesReference(
  _ factor: Formula.Factor, of term: Formula.Term, after earlier: some Sequence<Formula.Term>, hasConstant: Bool
) -> Bool {
  let others = Set(term.factors.filter { $0 != factor })
  if others.isEmpty { return hasConstant }
  return earlier.contains { others.isSubset(of: $0.factors) }
}
