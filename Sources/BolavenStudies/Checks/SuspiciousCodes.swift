import BolavenData

/// Numbers that look like codes for "no answer".
struct SuspiciousCodes: DataCheck {
  func findings(in table: CheckedTable) -> [CheckFinding] {
    table.frame.names.flatMap { name -> [CheckFinding] in
      guard let numbers = table.measurements(name) else { return [] }
      let values = (0..<numbers.count).compactMap { numbers[$0] }
      return SuspiciousValue.find(in: values, of: name.text).map { suspicious in
        let rows = (0..<numbers.count).filter { numbers[$0] == suspicious.value }
        return table.finding(.suspiciousValue(suspicious.value), name, rows: rows)
      }
    }
  }
}
