/// The texts of one sheet by number: first those that the workbook shares, then the sheet's own.
struct StringTable {
  private let shared: [String?]
  private var own: [String] = []
  private var numbers: [String: Int32] = [:]

  init(_ strings: SharedStrings) { shared = strings.texts }

  var count: Int { shared.count + own.count }

  /// A text that was given a number.
  func text(_ number: Int32) -> String {
    let place = Int(number)
    return place < shared.count ? shared[place] ?? "" : own[place - shared.count]
  }

  /// The number of a text that the workbook does not share.
  mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(count)
    numbers[text] = number
    own.append(text)
    return number
  }
}

/// Turns columns of text numbers into levels with codes; one for all columns of a sheet.
struct LevelNumbering {
  /// By the number of a text; −1 where the column has not met it.
  private var codeOfNumber: [Int32]
  private let strings: StringTable

  init(_ strings: StringTable) {
    self.strings = strings
    codeOfNumber = [Int32](repeating: -1, count: strings.count)
  }

  /// Replaces the numbers of texts by positions among the levels, which are returned; −1 stays.
  mutating func number(_ codes: inout [Int32]) -> [String] {
    var levels: [String] = []
    // A workbook may share one text twice, and Unicode writes some texts in two ways.
    var codeOfText: [String: Int32] = [:]
    var met: [Int32] = []
    for row in codes.indices where codes[row] >= 0 {
      let number = codes[row]
      var code = codeOfNumber[Int(number)]
      if code < 0 {
        let text = strings.text(number)
        code = codeOfText[text] ?? Int32(levels.count)
        if Int(code) == levels.count {
          levels.append(text)
          codeOfText[text] = code
        }
        codeOfNumber[Int(number)] = code
        met.append(number)
      }
      codes[row] = code
    }
    for number in met { codeOfNumber[Int(number)] = -1 }
    return levels
  }
}
