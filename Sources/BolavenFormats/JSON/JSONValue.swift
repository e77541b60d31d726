import Glibc

/// A JSON document. Members keep their order.
public indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  /// 17 significant digits; what is not finite is null.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])

  /// UTF-8 with a line for each member, a line feed at the end.
  public func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: 0)
    bytes.append(10)
    return bytes
  }

  /// Appends the value as it stands within others.
  ///
  /// - Parameter depth: how many of these are open.
  public func write(to bytes: inout [UInt8], depth: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .number(let value): bytes += (value.isFinite ? exactDecimal(value) : "null").utf8
    case .string(let text): writeString(text, to: &bytes)
    case .array(let elements):
      writeList(elements.count, open: 91, close: 93, to: &bytes, depth: depth) { position, bytes in
        elements[position].write(to: &bytes, depth: depth + 1)
      }
    case .object(let members):
      writeList(members.count, open: 123, close: 125, to: &bytes, depth: depth) { position, bytes in
        writeString(members[position].name, to: &bytes)
        bytes += [58, 32]
        members[position].value.write(to: &bytes, depth: depth + 1)
      }
    }
  }
}

/// A named value of an object.
public struct JSONMember: Sendable, Hashable {
  /// The key.
  public let name: String
  /// What stands under it.
  public let value: JSONValue

  /// A member of an object.
  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

/// 17 significant digits, which every double survives.
///
/// - Parameter x: finite.
public func exactDecimal(_ x: Double) -> String {
  var buffer = [CChar](repeating: 0, count: 40)
  let length = withVaList([x]) { vsnprintf(&buffer, buffer.count, "%.17g", $0) }
  return String(decoding: buffer.prefix(Int(max(0, length))).map(UInt8.init(bitPattern:)), as: UTF8.self)
}

private func writeList(
  _ count: Int, open: UInt8, close: UInt8, to bytes: inout [UInt8], depth: Int,
  element: (Int, inout [UInt8]) -> Void
) {
  bytes.append(open)
  for position in 0..<count {
    bytes.append(10)
    bytes += repeatElement(32, count: 2 * depth + 2)
    element(position, &bytes)
    if position + 1 < count { bytes.append(44) }
  }
  if count > 0 {
    bytes.append(10)
    bytes += repeatElement(32, count: 2 * depth)
  }
  bytes.append(close)
}

private func writeString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(34)
  let isPlain = text.utf8.allSatisfy { (32...126).contains($0) && $0 != 34 && $0 != 92 }
  if isPlain {
    bytes += text.utf8
    bytes.append(34)
    return
  }
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\r": bytes += "\\r".utf8
    case "\t": bytes += "\\t".utf8
    case _ where isUnseen(scalar):
      for unit in String(Character(scalar)).utf16 {
        let digits = String(unit, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      }
    default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
  bytes.append(34)
}

/// Controls, and the separators, directions, tags and noncharacters that other programs take for line ends or hide.
private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
  case let value: value & 0xFFFE == 0xFFFE
  }
}
