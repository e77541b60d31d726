/// What YAML 1.2 forbids and libyaml takes: comments that touch what stands before them, hyphens alone in brackets, and
/// lines that are not indented as they must be.
///
/// Source: Ben-Kiki, Evans & döt Net (2021), YAML 1.2.2, §6.1, §6.6, §7.3.3, §8.1.1.1.
struct YAMLLayout {
  /// Where an event stands: its characters, and the column of the first of them; all from 0.
  struct Span {
    let characters: Range<Int>
    let column: Int
  }

  /// What an event is, as far as its place is concerned.
  enum Shape {
    case plainScalar(isHyphen: Bool)
    case quotedScalar
    case blockScalar
    case blockCollection
    case flowCollection
    case end
    case other
  }

  /// What stands before the last event; `nil` where that is the first character of the text.
  private(set) var byteBefore: UInt8?
  private let text: UnsafeBufferPointer<UInt8>
  /// The place that was looked at last, in characters and in bytes.
  private var cursor = (character: 0, byte: 0)
  /// The byte behind the last event.
  private var behind = 0
  private var open: [Collection] = []

  private struct Collection {
    let isFlow: Bool
    let column: Int
    /// Its first.
    let byte: Int
  }

  /// - Parameter text: well-formed UTF-8.
  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Looks at the next event of the text.
  ///
  /// - Throws: `syntax`.
  mutating func take(_ shape: Shape, _ span: Span) throws(YAMLError) {
    let start = byte(of: span.characters.lowerBound)
    byteBefore = start > 0 ? text[start - 1] : nil
    try requireBlanksBeforeComments(from: behind, to: start)
    let end = byte(of: span.characters.upperBound)
    switch shape {
    case .plainScalar(let isHyphen):
      if isHyphen, open.last?.isFlow == true { throw error("a hyphen alone in brackets", at: start) }
    case .quotedScalar:
      if open.last?.isFlow != true { try requireIndentation(from: start, to: end) }
    case .blockScalar: try requireFirstLine(from: start)
    case .blockCollection, .flowCollection:
      let isFlow = if case .flowCollection = shape { true } else { false }
      open.append(Collection(isFlow: isFlow, column: span.column, byte: start))
    case .end:
      guard let closed = open.popLast(), closed.isFlow, open.last?.isFlow != true else { break }
      try requireIndentation(from: closed.byte, to: end)
    // Directives stand before their document, and may have comments.
    case .other: return
    }
    behind = max(behind, end)
  }

  /// Between two events there are blanks, signs and comments.
  private func requireBlanksBeforeComments(from first: Int, to last: Int) throws(YAMLError) {
    var place = first
    while place < last {
      if text[place] == 35 {
        if place > 0, !isBlank(text[place - 1]), !isLineEnd(text[place - 1]) {
          throw error("a comment without a blank before it", at: place)
        }
        while place < last, !isLineEnd(text[place]) { place += 1 }
      }
      place += 1
    }
  }

  /// Lines of a text in quotes, or of what stands in brackets, have more blanks than the block they belong to. A bracket
  /// that closes may stand below it.
  private func requireIndentation(from first: Int, to last: Int) throws(YAMLError) {
    guard let parent = open.last(where: { !$0.isFlow }) else { return }
    var place = first
    while place < last {
      guard isLineEnd(text[place]) else {
        place += 1
        continue
      }
      place += 1
      let start = place
      while place < last, text[place] == 32 { place += 1 }
      let blanks = place - start
      while place < last, isBlank(text[place]) { place += 1 }
      guard place < last, !isLineEnd(text[place]), ![35, 93, 125].contains(text[place]), blanks <= parent.column else {
        continue
      }
      throw error("a line with fewer blanks before it than what it belongs to", at: place)
    }
  }

  /// Empty lines before the first line of a block have no more blanks than it has, as they would be a part of the text.
  private func requireFirstLine(from first: Int) throws(YAMLError) {
    var place = first
    var header: [UInt8] = []
    while place < text.count, !isLineEnd(text[place]) {
      if text[place] == 35, !isBlank(header.last ?? 32) {
        throw error("a comment without a blank before it", at: place)
      }
      header.append(text[place])
      place += 1
    }
    // Who says how far a block is indented may begin it with blanks.
    guard !header.prefix(while: { $0 != 35 }).contains(where: { (49...57).contains($0) }) else { return }
    var most = 0
    while place < text.count {
      place += 1
      let start = place
      while place < text.count, text[place] == 32 { place += 1 }
      if place < text.count, isLineEnd(text[place]) {
        most = max(most, place - start)
        continue
      }
      let isMarker =
        place == start && (text[start...].starts(with: [45, 45, 45]) || text[start...].starts(with: [46, 46, 46]))
      if place < text.count, !isMarker, place - start > open.last?.column ?? -1, most > place - start {
        throw error("an empty line with more blanks than the first line of its text", at: place)
      }
      return
    }
  }

  private mutating func byte(of character: Int) -> Int {
    // Events may stand a little before the end of those before them.
    while cursor.character > character {
      cursor.byte -= 1
      while cursor.byte > 0, text[cursor.byte] & 0xC0 == 0x80 { cursor.byte -= 1 }
      cursor.character -= 1
    }
    while cursor.character < character, cursor.byte < text.count {
      cursor.byte += 1
      while cursor.byte < text.count, text[cursor.byte] & 0xC0 == 0x80 { cursor.byte += 1 }
      cursor.character += 1
    }
    return cursor.byte
  }

  private func error(_ problem: String, at place: Int) -> YAMLError {
    let before = text[..<place]
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    return .syntax(
      problem: problem, line: before.count { $0 == 10 } + 1, column: before[start...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
}
