import BolavenData

/// Columns that can tell who or where a person is, and that nothing marks private.
struct OpenPersonalData: DataCheck {
  func findings(in table: CheckedTable) -> [CheckFinding] {
    table.frame.names.compactMap { name in
      guard !table.isPrivate(name), name != table.enumerator, !table.identifiers.contains(name),
        let sign = PersonalData.sign(of: name, in: table.frame)
      else { return nil }
      return table.finding(.personalData(sign), name)
    }
  }
}
