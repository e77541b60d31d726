import BolavenData

/// Values that the list of codes does not have, or that are outside of the range, as form or file state them.
///
/// Columns that a plan describes are checked with the plan.
struct DeclaredValues: DataCheck {
  func findings(in table: CheckedTable) -> [CheckFinding] {
    var problems: [DataProblem] = []
    let frame = table.frame
    for name in frame.names where !table.declared.contains(name) {
      guard let entry = table.codebook[name] else { continue }
      let missing = entry.missingCodes.map(\.code)
      switch entry.kind {
      case .choice, .likert:
        guard !entry.values.isEmpty else { continue }
        collecting(&problems) { () throws(DataError) in
          try requireKnown(frame.levels(name), among: entry.values.map(\.code) + missing, column: name, in: frame)
        }
      case .multi:
        guard !entry.values.isEmpty else { continue }
        collecting(&problems) { () throws(DataError) in
          try requireKnown(
            frame.levels(name), among: entry.values.map(\.code) + missing, column: name, in: frame, isList: true)
        }
      case .integer, .number:
        // A rule with a range is one check, not two.
        let range = entry.constraint == nil ? entry.range : nil
        let blanked = frame.blanking(Set(missing), in: name)
        collecting(&problems) { () throws(DataError) in
          let numbers = try blanked.numbers(name, within: range)
          if entry.kind == .integer { try requireWhole(numbers, column: name, in: frame) }
        }
      default: continue
      }
    }
    let hidden = PrivateColumns(frame.names.filter(table.isPrivate))
    return problems.map { CheckFinding(.problem($0.hiding(hidden)), path: frame.source) }
  }
}
