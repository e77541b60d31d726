import BolavenFormats

/// Named columns of equal length, with the place of each row in its file.
public struct DataFrame: Sendable {
  /// The path as the user wrote it.
  public let source: String
  /// In the order of the file, added ones behind.
  public let names: [ColumnName]
  /// Rows, without the header.
  public let rowCount: Int
  private let columns: [StoredColumn]
  private let position: [ColumnName: Int]
  /// The row number that Excel shows, one a row; `nil` where the rows follow the header without a gap.
  private let excelRows: [Int]?
  /// What is known about how the file writes numbers.
  let numberWriting: NumberWriting
  /// Columns of the file, before any was added.
  private let fileColumnCount: Int
  /// The letters that Excel shows above each column of the file; `nil` where they follow the order of the columns.
  private let excelColumns: [String?]?
  /// What is known about the columns beside their values.
  public var codebook: Codebook
  /// What the reader was not sure of, in the order of the file.
  public let notes: [ReadNote]

  /// - Parameters:
  ///   - columns: different names, equal lengths.
  ///   - numberWriting: what is known about how numbers are written in texts.
  ///   - excelRows: one a row; row 2 and on where it is not given, row 1 being the header.
  ///   - notes: what the reader was not sure of.
  ///   - excelColumns: the letters that Excel shows, one a column, where they do not follow the order; `nil` for a column
  ///     that is not in the file.
  public init(
    source: String, columns: [(name: ColumnName, column: Column)], excelRows: [Int]? = nil,
    numberWriting: NumberWriting = NumberWriting(), codebook: Codebook = Codebook(), notes: [ReadNote] = [],
    excelColumns: [String?]? = nil
  ) {
    self.init(
      source: source, stored: columns.map { ($0.name, StoredColumn($0.column)) }, excelRows: excelRows,
      numberWriting: numberWriting, codebook: codebook, notes: notes, excelColumns: excelColumns)
  }

  init(
    source: String, stored columns: [(name: ColumnName, column: StoredColumn)], excelRows: [Int]? = nil,
    numberWriting: NumberWriting = NumberWriting(), codebook: Codebook = Codebook(), notes: [ReadNote] = [],
    excelColumns: [String?]? = nil
  ) {
    precondition(excelColumns.map { $0.count == columns.count } ?? true, "letters for each column")
    self.excelColumns = excelColumns
    self.codebook = codebook
    self.notes = notes
    self.source = source
    names = columns.map(\.name)
    self.columns = sharingMarks(columns.map(\.column))
    rowCount = self.columns.first?.count ?? 0
    position = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    self.excelRows = excelRows
    fileColumnCount = names.count
    self.numberWriting = numberWriting
  }

  private init(
    _ frame: DataFrame, names: [ColumnName], columns: [StoredColumn], rowCount: Int, excelRows: [Int]?,
    notes: [ReadNote]? = nil
  ) {
    source = frame.source
    excelColumns = frame.excelColumns
    codebook = frame.codebook
    self.notes = notes ?? frame.notes
    self.names = names
    self.columns = columns
    self.excelRows = excelRows
    self.rowCount = rowCount
    position = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    fileColumnCount = frame.fileColumnCount
    numberWriting = frame.numberWriting
  }

  /// Whether there is a column of this name.
  public func has(_ name: ColumnName) -> Bool { position[name] != nil }

  /// - Throws: `columnMissing` with the nearest names.
  public func column(_ name: ColumnName) throws(DataError) -> Column { try stored(name).column }

  /// The column as it is kept.
  ///
  /// - Throws: `columnMissing` with the nearest names.
  func stored(_ name: ColumnName) throws(DataError) -> StoredColumn {
    guard let position = position[name] else {
      let found = names.map(\.text)
      throw DataError([
        .columnMissing(path: source, name: name.text, found: found, nearest: nearestNames(to: name.text, among: found))
      ])
    }
    return columns[position]
  }

  /// The least number of a column and the greatest, where they are known because its file was read; `nil` where somebody would
  /// have to look.
  public func knownRange(of name: ColumnName) -> ClosedRange<Double>? {
    guard case .decimals(let decimals)? = try? stored(name) else { return nil }
    return decimals.range
  }

  /// The column as text; numbers are written out.
  public func categories(_ name: ColumnName) throws(DataError) -> Categories {
    switch try stored(name) {
    case .text(let categories): categories
    case .decimals(let decimals): decimals.categories
    case .numbers(let numbers): Categories((0..<numbers.count).map { numbers[$0].map(plainText) })
    }
  }

  /// The row number that Excel shows.
  public func excelRow(_ row: Int) -> Int { excelRows?[row] ?? row + 2 }

  /// Whether the rows are all those of the file, one after the other behind its header.
  public var hasRowsOfFile: Bool { excelRows == nil }

  /// The letters that Excel shows above a column of the file: A, B, …, AA.
  public func excelColumn(_ name: ColumnName) -> String? {
    guard let position = position[name], position < fileColumnCount else { return nil }
    return excelColumns.map { $0[position] } ?? sheetLetters(position)
  }

  /// The same rows without some columns.
  public func without(_ left: [ColumnName]) -> DataFrame {
    guard !left.isEmpty else { return self }
    let kept = names.filter { !left.contains($0) }
    return remade(
      kept.compactMap { name in position[name].map { (name, columns[$0].column, excelColumn(name)) } },
      codebook: Codebook(codebook.entries.filter { !left.contains($0.key) }), notes: [])
  }

  /// The same rows with other columns, made from those of the file.
  ///
  /// - Parameter notes: what was done to them, behind what the reader noted.
  func remade(
    _ columns: [(name: ColumnName, column: Column, excelColumn: String?)], codebook: Codebook, notes more: [ReadNote]
  ) -> DataFrame {
    DataFrame(
      source: source, columns: columns.map { ($0.name, $0.column) }, excelRows: (0..<rowCount).map(excelRow),
      numberWriting: numberWriting, codebook: codebook, notes: notes + more,
      excelColumns: columns.map(\.excelColumn))
  }

  /// Some rows, in the order given, which keep their place in the file.
  public func rows(_ selection: [Int]) -> DataFrame {
    let selected = columns.map { $0.rows(selection) }
    return DataFrame(
      self, names: names, columns: selected, rowCount: selection.count, excelRows: selection.map { excelRow($0) })
  }

  /// The same rows with one more column, or another one in its place.
  public func adding(_ column: Column, named name: ColumnName) -> DataFrame {
    precondition(column.count == rowCount, "a column has one entry a row")
    var names = names
    var columns = columns
    if let place = position[name] {
      columns[place] = StoredColumn(column)
    } else {
      names.append(name)
      columns.append(StoredColumn(column))
    }
    return DataFrame(self, names: names, columns: columns, rowCount: rowCount, excelRows: excelRows)
  }

  /// The same table with notes before its own.
  func noting(_ notes: [ReadNote]) -> DataFrame {
    DataFrame(
      self, names: names, columns: columns, rowCount: rowCount, excelRows: excelRows, notes: notes + self.notes)
  }

  /// The same table with notes behind its own, and some columns replaced.
  func noting(_ notes: [ReadNote], replacing replaced: [(position: Int, column: Categories)]) -> DataFrame {
    var columns = columns
    for change in replaced { columns[change.position] = .text(change.column) }
    return DataFrame(
      self, names: names, columns: columns, rowCount: rowCount, excelRows: excelRows, notes: self.notes + notes)
  }

  /// The texts of columns that are kept as texts.
  var storedTexts: [(position: Int, texts: Categories)] {
    columns.enumerated().compactMap { position, column in
      if case .text(let texts) = column { (position, texts) } else { nil }
    }
  }
}

extension Column {
  /// Rows.
  public var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .text(let categories): categories.count
    }
  }
}

/// A whole number without a point, any other as it is shortest.
func plainText(_ x: Double) -> String {
  x == x.rounded() && x.magnitude <= 9_007_199_254_740_992 ? String(Int(x)) : x.description
}

/// The same columns, those of numbers of which none is missing with the same marks in memory.
private func sharingMarks(_ columns: [StoredColumn]) -> [StoredColumn] {
  var common: [Bool]?
  return columns.map { column in
    guard case .numbers(let numbers) = column,
      !numbers.missing.withUnsafeBufferPointer({ isAnySet($0, $0.indices) })
    else { return column }
    guard let marks = common, marks.count == numbers.count else {
      common = numbers.missing
      return column
    }
    return .numbers(NumberColumn(values: numbers.values, missing: marks, reasons: numbers.reasons))
  }
}
