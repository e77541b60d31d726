import BolavenData

/// The levels of a column by name, numbers by size, then texts by code point.
struct NamedLevels {
  let codes: LevelCodes
  let names: [String]

  init(_ name: ColumnName, of frame: DataFrame) throws(DataError) {
    codes = try frame.levelCodes(name)
    names = try Self.names(codes, name, of: frame)
  }

  private init(codes: LevelCodes, names: [String]) {
    self.codes = codes
    self.names = names
  }

  private static func names(_ codes: LevelCodes, _ name: ColumnName, of frame: DataFrame) throws(DataError) -> [String]
  {
    var first = [Int](repeating: -1, count: codes.levelCount)
    for (row, code) in codes.codes.enumerated() where code >= 0 && first[Int(code)] < 0 { first[Int(code)] = row }
    let categories = try frame.rows(first).categories(name)
    return first.indices.map { categories[$0] ?? "" }
  }

  /// The levels that occur among some rows, in their order.
  func used(_ selection: RowSelection) -> NamedLevels {
    let chosen = selection.select(codes.codes)
    var isUsed = [Bool](repeating: false, count: names.count)
    for code in chosen where code >= 0 { isUsed[Int(code)] = true }
    let positions = names.indices.filter { isUsed[$0] }
    let order = Grouping(Categories(levels: positions.map { names[$0] }, codes: positions.indices.map { Int32($0) }))
    var number = [Int32](repeating: -1, count: names.count)
    for (place, position) in positions.enumerated() { number[position] = Int32(order.groupOfRow[place]) }
    return NamedLevels(codes: LevelCodes(chosen.map { $0 < 0 ? -1 : number[Int($0)] }), names: order.levels)
  }

  /// Where a level stands, by its text or by the number it is.
  func position(of level: String) -> Int? {
    if let position = names.firstIndex(of: level) { return position }
    guard let number = decimalNumber(level) else { return nil }
    return names.firstIndex { decimalNumber($0) == number }
  }
}
