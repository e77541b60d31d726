import BolavenData

/// Bounds within which every input is small work.
func smallLimits() -> ReadLimits {
  var limits = ReadLimits()
  limits.fileBytes = 1 << 20
  limits.cellBytes = 1 << 16
  limits.columns = 2_000
  limits.containerEntries = 50
  limits.inflateGrace = 1 << 16
  limits.inflatedBytes = 1 << 20
  limits.sharedStringCharacters = 1_000
  return limits
}

/// What a table says of itself and what its columns hold, used as every command does.
///
/// - Returns: what does not fit together.
func contradiction(in frame: DataFrame) -> String? {
  guard frame.rowCount > 0, !frame.names.isEmpty else { return "a table without rows was not refused" }
  guard Set(frame.names).count == frame.names.count else { return "two columns have one name" }
  for row in 1..<max(1, frame.rowCount) where frame.excelRow(row) <= frame.excelRow(row - 1) {
    return "row \(row) stands before the one above it"
  }
  for name in frame.names {
    guard let texts = try? frame.categories(name), texts.count == frame.rowCount else { return "a column is cut" }
    if let numbers = try? frame.numbers(name) {
      guard numbers.count == frame.rowCount else { return "a column of numbers is cut" }
      for row in 0..<numbers.count {
        if texts[row] == nil, numbers[row] != nil { return "a missing cell became a number" }
        if let x = numbers[row], !x.isFinite { return "a cell became a number that is not finite" }
      }
    }
    _ = PersonalData.sign(of: name, in: frame)
  }
  return nil
}
