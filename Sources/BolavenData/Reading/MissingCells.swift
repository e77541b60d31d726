/// How the cells of a column that hold no value are written: all in one way, empty or as a text that means "no answer".
struct MissingCells: Sendable, Hashable {
  /// What stands in them; empty where nothing does. `nil` as long as none has been met.
  private(set) var text: String?
  /// The bytes of the text as `DecimalScan` looks for them.
  private(set) var letters: UInt64 = 0

  /// Longer texts are left to columns of texts.
  private static let mostLetters = 8

  /// Takes in cells that are written as the others are, and empty if none has been met.
  mutating func addAlike() {
    if text == nil { text = "" }
  }

  /// Takes in a cell that holds no number.
  ///
  /// - Returns: whether its text means that a value is missing, and stands in the others too.
  @inline(never)
  mutating func add(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    guard count > 0 else {
      addAlike()
      return letters == 0
    }
    guard count <= Self.mostLetters else { return false }
    let found = (0..<count).reduce(UInt64(0)) { $0 >> 8 | UInt64(bytes[$1]) << 56 }
    if text != nil { return letters == found }
    let word = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    guard DataFrame.missingTexts.contains(word) else { return false }
    (text, letters) = (word, found)
    return true
  }

  /// Takes in the cells of other rows; `false` where theirs are written in another way.
  mutating func formUnion(_ other: MissingCells) -> Bool {
    guard let text, let othersText = other.text else {
      if text == nil { self = other }
      return true
    }
    return text == othersText
  }
}
