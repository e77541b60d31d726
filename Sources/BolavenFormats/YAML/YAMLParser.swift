internal import CYAML

/// Reads one YAML document through libyaml.
///
/// - Throws: `YAMLError`; duplicate keys, anchors, aliases, tags and a second document are refused.
public func parseYAML(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode {
  let limit = 8 << 20
  guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
  if let line = firstLineNotUTF8(bytes) { throw .notUTF8(line: line) }
  var parser = yaml_parser_t()
  guard yaml_parser_initialize(&parser) == 1 else { throw .syntax(problem: "out of memory", line: 1, column: 1) }
  defer { yaml_parser_delete(&parser) }
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
  let result: Result<YAMLNode, YAMLError> = bytes.withUnsafeBufferPointer { input in
    yaml_parser_set_input_string(&parser, input.baseAddress, input.count)
    do throws(YAMLError) {
      return .success(try readDocument(&parser))
    } catch {
      return .failure(error)
    }
  }
  return try result.get()
}

/// The kinds of event that a tree is made of.
private enum Event {
  case documentStart(line: Int)
  case streamEnd
  case scalar(String, isQuoted: Bool, line: Int, column: Int)
  case sequenceStart(line: Int, column: Int)
  case mappingStart(line: Int, column: Int)
  case end
  case other
}

private func readDocument(_ parser: inout yaml_parser_t) throws(YAMLError) -> YAMLNode {
  var reader = TreeReader()
  var root: YAMLNode?
  while true {
    switch try nextEvent(&parser) {
    case .streamEnd:
      guard let root else { throw .empty }
      return root
    case .documentStart(let line):
      guard root == nil else { throw .severalDocuments(line: line) }
      root = try reader.node(try nextEvent(&parser), &parser, depth: 0)
    case .scalar, .sequenceStart, .mappingStart, .end, .other: continue
    }
  }
}

private struct TreeReader {
  static let deepest = 64
  static let mostNodes = 100_000
  private var count = 0

  /// The node that begins with an event.
  mutating func node(_ event: Event, _ parser: inout yaml_parser_t, depth: Int) throws(YAMLError) -> YAMLNode {
    count += 1
    switch event {
    case .scalar(let text, let isQuoted, let line, let column):
      guard count <= Self.mostNodes else { throw .tooManyNodes(line: line, limit: Self.mostNodes) }
      return YAMLNode(.scalar(text, isQuoted: isQuoted), line: line, column: column)
    case .sequenceStart(let line, let column):
      guard depth < Self.deepest else { throw .tooDeep(line: line, limit: Self.deepest) }
      var items: [YAMLNode] = []
      while true {
        let next = try nextEvent(&parser)
        if case .end = next { return YAMLNode(.sequence(items), line: line, column: column) }
        items.append(try node(next, &parser, depth: depth + 1))
      }
    case .mappingStart(let line, let column):
      guard depth < Self.deepest else { throw .tooDeep(line: line, limit: Self.deepest) }
      return YAMLNode(.mapping(try entries(&parser, depth: depth)), line: line, column: column)
    case .documentStart, .streamEnd, .end, .other:
      return YAMLNode(.scalar("", isQuoted: false), line: 1, column: 1)
    }
  }

  private mutating func entries(_ parser: inout yaml_parser_t, depth: Int) throws(YAMLError) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var lines: [String: Int] = [:]
    while true {
      switch try nextEvent(&parser) {
      case .end: return entries
      case .scalar(let key, _, let line, let column):
        if let first = lines[key] { throw .duplicateKey(key, line: line, column: column, firstLine: first) }
        lines[key] = line
        let value = try node(try nextEvent(&parser), &parser, depth: depth + 1)
        entries.append(YAMLEntry(key: key, line: line, column: column, value: value))
      case .sequenceStart(let line, let column), .mappingStart(let line, let column):
        throw .keyNotText(line: line, column: column)
      case .documentStart, .streamEnd, .other: continue
      }
    }
  }
}

private func nextEvent(_ parser: inout yaml_parser_t) throws(YAMLError) -> Event {
  var event = yaml_event_t()
  guard yaml_parser_parse(&parser, &event) == 1 else {
    let mark = parser.problem_mark
    let problem = parser.problem.map { String(cString: $0) } ?? "not YAML"
    throw .syntax(problem: problem, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
  defer { yaml_event_delete(&event) }
  let line = Int(event.start_mark.line) + 1
  let column = Int(event.start_mark.column) + 1
  switch event.type {
  case YAML_SCALAR_EVENT:
    let scalar = event.data.scalar
    if scalar.anchor != nil { throw .alias(line: line, column: column) }
    if let tag = scalar.tag { throw .tag(text(tag), line: line, column: column) }
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    return .scalar(
      String(decoding: bytes, as: UTF8.self), isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE, line: line,
      column: column)
  case YAML_SEQUENCE_START_EVENT:
    if event.data.sequence_start.anchor != nil { throw .alias(line: line, column: column) }
    if let tag = event.data.sequence_start.tag { throw .tag(text(tag), line: line, column: column) }
    return .sequenceStart(line: line, column: column)
  case YAML_MAPPING_START_EVENT:
    if event.data.mapping_start.anchor != nil { throw .alias(line: line, column: column) }
    if let tag = event.data.mapping_start.tag { throw .tag(text(tag), line: line, column: column) }
    return .mappingStart(line: line, column: column)
  case YAML_ALIAS_EVENT: throw .alias(line: line, column: column)
  case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
  case YAML_DOCUMENT_START_EVENT: return .documentStart(line: line)
  case YAML_STREAM_END_EVENT: return .streamEnd
  default: return .other
  }
}

private func text(_ bytes: UnsafeMutablePointer<yaml_char_t>) -> String { String(cString: bytes) }

/// The first line with bytes that are not UTF-8.
private func firstLineNotUTF8(_ bytes: [UInt8]) -> Int? {
  guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
  var line = 1
  for part in bytes.split(separator: 10, omittingEmptySubsequences: false) {
    if String(validating: part, as: UTF8.self) == nil { return line }
    line += 1
  }
  return line
}
