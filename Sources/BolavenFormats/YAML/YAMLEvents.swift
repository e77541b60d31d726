internal import CYAML

/// The only door to libyaml: one event after another, each with its place.
///
/// A class, because libyaml keeps the address of its parser and of the text.
final class YAMLEvents {
  /// What a tree is made of. Lines and columns from 1.
  enum Event {
    case documentStart(line: Int)
    case streamEnd
    case scalar(String, isQuoted: Bool, line: Int, column: Int)
    case sequenceStart(line: Int, column: Int)
    case mappingStart(line: Int, column: Int)
    case end
    case other
  }

  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let text: UnsafeMutableBufferPointer<UInt8>
  private var layout: YAMLLayout

  /// - Parameter bytes: well-formed UTF-8.
  init(_ bytes: ArraySlice<UInt8>) {
    // YAML 1.2 has a last line of blanks ended by the end of the text, libyaml by a line end alone.
    let isCut = bytes.last == 32 && bytes.last { $0 != 32 } == 10
    text = .allocate(capacity: bytes.count + (isCut ? 1 : 0))
    _ = text.initialize(from: bytes)
    if isCut { text.initializeElement(at: bytes.count, to: 10) }
    layout = YAMLLayout(UnsafeBufferPointer(text))
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    text.deallocate()
  }

  /// - Throws: `syntax`, `tab`, `alias`, `tag`.
  func next() throws(YAMLError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { yaml_event_delete(&event) }
    let line = Int(event.start_mark.line) + 1
    let column = Int(event.start_mark.column) + 1
    try layout.take(
      event.shape,
      YAMLLayout.Span(
        characters: Int(event.start_mark.index)..<max(Int(event.start_mark.index), Int(event.end_mark.index)),
        column: column - 1))
    let refuse = { (anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?) in
      if anchor != nil { return YAMLError.alias(line: line, column: column) as YAMLError? }
      return tag.map { YAMLError.tag(String(cString: $0), line: line, column: column) }
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      if let error = refuse(scalar.anchor, scalar.tag) { throw error }
      // libyaml takes it for the sign of a key, YAML 1.2 for the first letter of a text.
      if layout.byteBefore == 63 {
        throw .syntax(problem: "a question mark without a blank behind it", line: line, column: max(1, column - 1))
      }
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      // A line that a tab indents is taken for more of the text above it.
      if isPlain, let error = tabIndentation(ofLines: line + 1, through: Int(event.end_mark.line) + 1) { throw error }
      let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(String(decoding: value, as: UTF8.self), isQuoted: !isPlain, line: line, column: column)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      if let error = refuse(start.anchor, start.tag) { throw error }
      return .sequenceStart(line: line, column: column)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      if let error = refuse(start.anchor, start.tag) { throw error }
      return .mappingStart(line: line, column: column)
    case YAML_ALIAS_EVENT: throw .alias(line: line, column: column)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    case YAML_DOCUMENT_START_EVENT: return .documentStart(line: line)
    case YAML_STREAM_END_EVENT: return .streamEnd
    default: return .other
    }
  }

  /// What libyaml found wrong, and where.
  private var failure: YAMLError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
    if parser.pointee.error == YAML_READER_ERROR {
      // A refused character has a byte for its place, not a line.
      let before = text.prefix(Int(parser.pointee.problem_offset))
      let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
      let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
      return .syntax(problem: problem, line: before.count { $0 == 10 } + 1, column: column)
    }
    let mark = parser.pointee.problem_mark
    let line = Int(mark.line) + 1
    let column = Int(mark.column) + 1
    if problem.contains("tab character") { return .tab(line: line, column: column) }
    return tabIndentation(ofLines: line, through: line) ?? .syntax(problem: problem, line: line, column: column)
  }

  /// The first of some lines with a tab before its first letter.
  private func tabIndentation(ofLines first: Int, through last: Int) -> YAMLError? {
    var line = 1
    var column = 0
    var tab: Int?
    var isIndentation = true
    for byte in text where line <= last {
      column += 1
      if byte == 10 {
        line += 1
        (column, tab, isIndentation) = (0, nil, true)
      } else if isIndentation, line >= first, byte != 13 {
        if byte == 9 { tab = tab ?? column }
        isIndentation = byte == 9 || byte == 32
        if !isIndentation, let tab { return .tab(line: line, column: tab) }
      }
    }
    return nil
  }
}

extension yaml_event_t {
  /// What the event is for the layout of the text.
  fileprivate var shape: YAMLLayout.Shape {
    switch type {
    case YAML_SCALAR_EVENT:
      let scalar = data.scalar
      switch scalar.style {
      case YAML_PLAIN_SCALAR_STYLE: return .plainScalar(isHyphen: scalar.length == 1 && scalar.value[0] == 45)
      case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: return .blockScalar
      default: return .quotedScalar
      }
    case YAML_SEQUENCE_START_EVENT:
      return data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? .flowCollection : .blockCollection
    case YAML_MAPPING_START_EVENT:
      return data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? .flowCollection : .blockCollection
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    default: return .other
    }
  }
}
