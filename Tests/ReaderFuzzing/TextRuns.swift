import BolavenData

@testable import BolavenFormats

/// Reads JSON as one value, as a sequence, and as a table.
func jsonContradiction(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
  for isSequence in [false, true] {
    var parser = JSONParser(bytes, deepest: 20, isSequence: isSequence)
    var depth = 0
    var isWhole = true
    do throws(JSONError) {
      while let event = try parser.next() {
        switch event {
        case .objectStart, .arrayStart: depth += 1
        case .objectEnd, .arrayEnd: depth -= 1
        case .key, .string, .number, .bool, .null: break
        }
        guard depth == parser.depth, depth <= 20 else { return "\(depth) values are open, \(parser.depth) are said" }
        let place = parser.place(of: parser.eventStart)
        guard place.line >= 1, place.column >= 1 else { return "an event stands nowhere" }
      }
    } catch {
      isWhole = false
      guard error.line >= 1, error.column >= 1 else { return "an error stands nowhere" }
    }
    if isWhole, depth != 0 { return "a text ends inside a value" }
  }
  guard
    let frame = try? JSONReader().read(
      DataFile(path: "a.json", bytes: Array(bytes)), ReadOptions(limits: smallLimits()))
  else { return nil }
  return contradiction(in: frame)
}

/// Reads a YAML document, whose nodes all stand somewhere in it.
func yamlContradiction(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
  guard let root = try? parseYAML(Array(bytes)) else { return nil }
  let lines = bytes.count { $0 == 10 || $0 == 13 } + bytes.count { $0 == 0x85 || $0 == 0xA8 || $0 == 0xA9 } + 1
  var open = [(node: root, depth: 0)]
  while let (node, depth) = open.popLast() {
    // An empty node may stand behind the last line.
    guard (1...(lines + 1)).contains(node.line), node.column >= 1 else {
      return "a node on line \(node.line) of \(lines)"
    }
    guard depth <= 64 else { return "a node of depth \(depth)" }
    switch node.content {
    case .scalar: break
    case .sequence(let items): open += items.map { ($0, depth + 1) }
    case .mapping(let entries):
      guard Set(entries.map(\.key)).count == entries.count else { return "a key stands twice" }
      open += entries.map { ($0.value, depth + 1) }
    }
  }
  return nil
}
