/// Reads one YAML document.
///
/// - Throws: `YAMLError`; duplicate keys, anchors, aliases, tags, tabs as indentation and a second document are refused.
public func parseYAML(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode {
  let limit = 8 << 20
  guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
  if let position = firstInvalidUTF8(in: bytes) { throw .notUTF8(line: lineNumber(of: position, in: bytes)) }
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  var reader = TreeReader(YAMLEvents(bytes.dropFirst(hasMark ? 3 : 0)))
  return try reader.document()
}

private struct TreeReader {
  static let deepest = 64
  static let mostNodes = 100_000
  private let events: YAMLEvents
  private var count = 0

  init(_ events: YAMLEvents) { self.events = events }

  mutating func document() throws(YAMLError) -> YAMLNode {
    var root: YAMLNode?
    while true {
      switch try events.next() {
      case .streamEnd:
        guard let root else { throw .empty }
        return root
      case .documentStart(let line):
        guard root == nil else { throw .severalDocuments(line: line) }
        root = try node(try events.next(), depth: 0)
      case .scalar, .sequenceStart, .mappingStart, .end, .other: continue
      }
    }
  }

  /// The node that begins with an event.
  private mutating func node(_ event: YAMLEvents.Event, depth: Int) throws(YAMLError) -> YAMLNode {
    switch event {
    case .scalar(let text, let isQuoted, let line, let column):
      try enter(line: line, depth: 0)
      return YAMLNode(.scalar(text, isQuoted: isQuoted), line: line, column: column)
    case .sequenceStart(let line, let column):
      try enter(line: line, depth: depth)
      var items: [YAMLNode] = []
      while true {
        let next = try events.next()
        if case .end = next { return YAMLNode(.sequence(items), line: line, column: column) }
        items.append(try node(next, depth: depth + 1))
      }
    case .mappingStart(let line, let column):
      try enter(line: line, depth: depth)
      return YAMLNode(.mapping(try entries(depth: depth)), line: line, column: column)
    case .documentStart, .streamEnd, .end, .other:
      return YAMLNode(.scalar("", isQuoted: false), line: 1, column: 1)
    }
  }

  /// Counts a node and its depth, so that no document exhausts memory or stack.
  private mutating func enter(line: Int, depth: Int) throws(YAMLError) {
    count += 1
    guard count <= Self.mostNodes else { throw .tooManyNodes(line: line, limit: Self.mostNodes) }
    guard depth < Self.deepest else { throw .tooDeep(line: line, limit: Self.deepest) }
  }

  private mutating func entries(depth: Int) throws(YAMLError) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var lines: [String: Int] = [:]
    while true {
      switch try events.next() {
      case .end: return entries
      case .scalar(let key, _, let line, let column):
        if let first = lines[key] { throw .duplicateKey(key, line: line, column: column, firstLine: first) }
        lines[key] = line
        let value = try node(try events.next(), depth: depth + 1)
        entries.append(YAMLEntry(key: key, line: line, column: column, value: value))
      case .sequenceStart(let line, let column), .mappingStart(let line, let column):
        throw .keyNotText(line: line, column: column)
      case .documentStart, .streamEnd, .other: continue
      }
    }
  }
}
