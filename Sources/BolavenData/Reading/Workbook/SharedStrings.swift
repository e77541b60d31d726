import BolavenFormats

/// The texts of a workbook that its sheets refer to by number.
struct SharedStrings: Sendable {
  /// `nil` for a text that is longer than any cell may hold.
  private(set) var texts: [String?] = []

  /// No texts.
  init() {}

  /// - Throws: `container`, `markup`.
  init(_ part: String, in package: WorkbookPackage) throws(DataError) {
    let handler = SharedStringHandler(limit: package.limits.sharedStringCharacters)
    try package.read(part, names: SharedStringHandler.names, into: handler)
    texts = handler.texts
  }
}

/// Rich texts are the texts of their runs; what tells how to pronounce a text is passed over.
private final class SharedStringHandler: PartHandler {
  static let names = ["t", "si", "rPh"]

  var texts: [String?] = []
  private var text: CellText
  private var isInText = false
  private var isPhonetic = false

  init(limit: Int) { text = CellText(limit: limit) }

  func start(_ element: Int, _ attributes: XMLAttributes) {
    switch element {
    case 0: isInText = !isPhonetic
    case 1: text.clear()
    case 2: isPhonetic = true
    default: break
    }
  }

  func end(_ element: Int) {
    switch element {
    case 0: isInText = false
    case 1: texts.append(text.string)
    case 2: isPhonetic = false
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInText { text.append(bytes) }
  }
}

/// The text of a cell, which comes in parts.
struct CellText {
  /// Characters as Excel counts them, in UTF-16.
  let limit: Int
  private(set) var bytes: [UInt8] = []
  /// Whether there were too many bytes for any text within the limit; the rest was not kept.
  private(set) var isTooLong = false

  init(limit: Int) { self.limit = limit }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    isTooLong = false
  }

  mutating func append(_ part: UnsafeBufferPointer<UInt8>) {
    // A character takes seven bytes where it is written as `_x0041_`.
    guard bytes.count + part.count <= 7 * limit else {
      isTooLong = true
      return
    }
    bytes.append(contentsOf: part)
  }

  /// `nil` where it is longer than the limit.
  var string: String? {
    guard !isTooLong else { return nil }
    let text = SpreadsheetML.unescaped(bytes)
    return bytes.count <= limit || text.utf16.count <= limit ? text : nil
  }
}
