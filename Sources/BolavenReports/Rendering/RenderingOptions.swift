/// What a reader chooses about the form of a report; every format takes what concerns it.
public struct RenderingOptions: Sendable, Hashable {
  /// Cells of a line of text; `nil` for as many as the widest table has.
  public var width: Int?
  /// How many cells a terminal gives to letters of ambiguous width.
  public var ambiguousWidth: AmbiguousWidth
  /// Whether text has rules, minus signs and letters of footnotes that are not in ASCII.
  public var isUnicode: Bool
  /// How a table becomes the lines of a file for spreadsheets.
  public var shape: TableShape

  /// 80 columns in ASCII; one line a value in files for spreadsheets.
  public init(
    width: Int? = 80, ambiguousWidth: AmbiguousWidth = .narrow, isUnicode: Bool = false, shape: TableShape = .tidy
  ) {
    self.width = width
    self.ambiguousWidth = ambiguousWidth
    self.isUnicode = isUnicode
    self.shape = shape
  }
}

// What a terminal makes of a text.
extension RenderingOptions {
  /// The cells that a text takes.
  func cells(_ text: some StringProtocol) -> Int { displayWidth(text, ambiguous: ambiguousWidth) }

  /// A text with blanks behind or before it.
  func padded(_ text: String, to width: Int, left: Bool) -> String {
    BolavenReports.padded(text, to: width, left: left, ambiguous: ambiguousWidth)
  }

  /// Lines of at most `width` cells.
  func wrapped(_ text: String, width: Int, indent: Int = 0) -> [String] {
    wrappedLines(text, width: width, indent: indent, breaksWords: true, ambiguous: ambiguousWidth)
  }

  /// A line of one sign, as wide as asked where the sign divides the width.
  func rule(_ rule: Rule, width: Int) -> String {
    let sign = rule.sign(isUnicode: isUnicode)
    return String(repeating: sign, count: width / max(1, cells(sign)))
  }

  /// A line across a table.
  enum Rule {
    /// At the top and at the bottom.
    case outer
    /// Under the heads and between blocks.
    case inner

    fileprivate func sign(isUnicode: Bool) -> String {
      switch self {
      case .outer: isUnicode ? "\u{2501}" : "="
      case .inner: isUnicode ? "\u{2500}" : "-"
      }
    }
  }

  /// The sign behind a text that leads to footnotes.
  func mark(_ letters: [String]) -> String { isUnicode ? superscript(letters) : bracketed(letters) }

  /// A printed number with the minus sign that the output has.
  func number(_ text: String) -> String { isUnicode ? withMinus(text) : text }
}
