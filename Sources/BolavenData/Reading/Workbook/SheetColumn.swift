/// The cells of one column of a sheet: numbers until the first text, from then on texts.
struct SheetColumn {
  /// Cells of each kind that a note lists.
  static let mostFacts = 20

  /// From 0.
  let position: Int
  private(set) var isText = false
  private(set) var numberCount = 0
  private(set) var textCount = 0
  /// The first cells of each kind, with the rows that Excel shows and the numbers of texts.
  private(set) var firstNumbers: [(row: Int, value: Double)] = []
  private(set) var firstTexts: [(row: Int, text: Int32)] = []
  /// Whole numbers of more digits than Excel keeps.
  private(set) var longNumbers: [(row: Int, value: Double)] = []
  private(set) var longNumberCount = 0

  private var values: [Double] = []
  private var missing: [Bool] = []
  private var texts: [Int32] = []

  init(position: Int) { self.position = position }

  var count: Int { isText ? texts.count : values.count }

  /// - Parameters:
  ///   - row: of the table, from 0.
  ///   - excelRow: as Excel shows it.
  mutating func add(_ number: Double, row: Int, excelRow: Int, _ strings: inout StringTable) {
    numberCount += 1
    if firstNumbers.count < Self.mostFacts { firstNumbers.append((excelRow, number)) }
    if number.magnitude >= 1e15, hasManyDigits(number) {
      longNumberCount += 1
      if longNumbers.count < Self.mostFacts { longNumbers.append((excelRow, number)) }
    }
    pad(to: row)
    if isText {
      texts.append(strings.number(of: plainText(number)))
    } else {
      values.append(number)
      missing.append(false)
    }
  }

  mutating func add(text: Int32, row: Int, excelRow: Int, _ strings: inout StringTable) {
    textCount += 1
    if firstTexts.count < Self.mostFacts { firstTexts.append((excelRow, text)) }
    if !isText { becomeText(&strings) }
    pad(to: row)
    texts.append(text)
  }

  /// Rows without a value up to one.
  mutating func pad(to row: Int) {
    if isText {
      if texts.count < row { texts.append(contentsOf: repeatElement(-1, count: row - texts.count)) }
    } else if values.count < row {
      missing.append(contentsOf: repeatElement(true, count: row - values.count))
      values.append(contentsOf: repeatElement(0, count: row - values.count))
    }
  }

  /// The values, which are here no longer. A column without any is text, as it is in a text file.
  mutating func release(_ levels: inout LevelNumbering) -> Column {
    defer { (values, missing, texts) = ([], [], []) }
    if isText || textCount + numberCount == 0 {
      var codes = isText ? texts : [Int32](repeating: -1, count: count)
      texts = []
      let names = levels.number(&codes)
      return .text(Categories(levels: names, codes: codes))
    }
    return .numbers(NumberColumn(values: values, missing: missing))
  }

  private mutating func becomeText(_ strings: inout StringTable) {
    isText = true
    texts.reserveCapacity(values.capacity)
    for (value, isMissing) in zip(values, missing) {
      texts.append(isMissing ? -1 : strings.number(of: plainText(value)))
    }
    values = []
    missing = []
  }
}

/// Whether a number is so long that Excel may have left out digits: a round one, however large, is none of these.
private func hasManyDigits(_ number: Double) -> Bool {
  let digits = number.description.prefix { $0 != "e" }.filter(\.isNumber)
  return number == number.rounded() && (digits.lastIndex { $0 != "0" }.map { digits[...$0].count } ?? 0) >= 12
}
