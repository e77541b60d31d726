/// What is wrong with JSON, and where: line and column from 1, the column in characters.
public struct JSONError: Error, Hashable {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// What could stand at the place.
    case expected(String)
    /// Values stand in one another more often than the limit.
    case tooDeep(limit: Int)
  }

  /// What is wrong.
  public let problem: Problem
  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int
}

/// A part of a JSON text, in the order of the text.
public enum JSONEvent: Sendable, Hashable {
  case objectStart
  case objectEnd
  case arrayStart
  case arrayEnd
  /// The name of the member whose value follows.
  case key(String)
  case string(String)
  /// As it is written.
  case number(String)
  case bool(Bool)
  case null
}

/// Reads JSON event by event, exactly as the standard has it and without recursion.
///
/// Source: Bray (2017), RFC 8259, §2-7.
public struct JSONParser {
  private enum State {
    case value, firstElement, firstKey, key, colon, afterValue, end
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let deepest: Int
  private let isSequence: Bool
  private var position: Int
  private var state = State.value
  /// Whether each open value is an object.
  private var isObject: [Bool] = []
  /// Where the event that was given last begins.
  public private(set) var eventStart = 0

  /// A parser of UTF-8 that outlives it.
  ///
  /// - Parameters:
  ///   - deepest: how many values may stand in one another.
  ///   - isSequence: whether several values may follow each other, as in JSON Lines.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, deepest: Int, isSequence: Bool = false) {
    self.bytes = bytes
    self.deepest = deepest
    self.isSequence = isSequence
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// How many values stand around the next event.
  public var depth: Int { isObject.count }

  /// The next event; `nil` behind the last value.
  public mutating func next() throws(JSONError) -> JSONEvent? {
    while true {
      skipBlanks()
      eventStart = position
      guard position < bytes.count else {
        if state == .end { return nil }
        throw unexpected()
      }
      let byte = bytes[position]
      switch state {
      case .end:
        guard isSequence else { throw unexpected() }
        state = .value
      case .afterValue:
        if let event = try separator(byte) { return event }
      case .colon:
        guard byte == 58 else { throw unexpected() }
        position += 1
        state = .value
      case .firstKey where byte == 125, .firstElement where byte == 93: return close()
      case .firstKey, .key:
        guard byte == 34 else { throw unexpected() }
        state = .colon
        return .key(try string())
      case .value, .firstElement: return try value(byte)
      }
    }
  }

  /// The line and the column of a place, from 1.
  public func place(of position: Int) -> (line: Int, column: Int) {
    let before = bytes[..<position]
    let start = (before.lastIndex(of: 10) ?? -1) + 1
    return (before.count { $0 == 10 } + 1, before[start...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  private mutating func separator(_ byte: UInt8) throws(JSONError) -> JSONEvent? {
    guard let inObject = isObject.last else { throw unexpected() }
    if byte == 44 {
      position += 1
      state = inObject ? .key : .value
      return nil
    }
    guard byte == (inObject ? 125 : 93) else { throw unexpected() }
    return close()
  }

  private mutating func close() -> JSONEvent {
    position += 1
    let wasObject = isObject.removeLast()
    endValue()
    return wasObject ? .objectEnd : .arrayEnd
  }

  private mutating func endValue() { state = isObject.isEmpty ? .end : .afterValue }

  private mutating func value(_ byte: UInt8) throws(JSONError) -> JSONEvent {
    switch byte {
    case 123, 91:
      guard isObject.count < deepest else { throw error(.tooDeep(limit: deepest), at: position) }
      position += 1
      isObject.append(byte == 123)
      state = byte == 123 ? .firstKey : .firstElement
      return byte == 123 ? .objectStart : .arrayStart
    case 34:
      let text = try string()
      endValue()
      return .string(text)
    case 45, 48...57:
      let text = try number()
      endValue()
      return .number(text)
    default:
      for (word, event) in [("true", JSONEvent.bool(true)), ("false", .bool(false)), ("null", .null)]
      where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        endValue()
        return event
      }
      throw unexpected()
    }
  }

  private mutating func number() throws(JSONError) -> String {
    let start = position
    if bytes[position] == 45 { position += 1 }
    if position < bytes.count, bytes[position] == 48 {
      position += 1
    } else {
      try skipDigits()
    }
    if position < bytes.count, bytes[position] == 46 {
      position += 1
      try skipDigits()
    }
    if position < bytes.count, bytes[position] | 32 == 101 {
      position += 1
      if position < bytes.count, bytes[position] == 43 || bytes[position] == 45 { position += 1 }
      try skipDigits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// One digit at least.
  private mutating func skipDigits() throws(JSONError) {
    let start = position
    while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
    if position == start { throw error(.expected("a digit"), at: position) }
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != 34, bytes[position] != 92, bytes[position] >= 32 { position += 1 }
    if position < bytes.count, bytes[position] == 34 {
      position += 1
      return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 34: return String(decoding: text, as: UTF8.self)
      case 92: text += try escaped()
      case 0..<32: throw error(.expected("a letter, or \\u and four digits for a control"), at: position - 1)
      default: text.append(byte)
      }
    }
    throw error(.expected("a quote that closes the text"), at: position)
  }

  private mutating func escaped() throws(JSONError) -> [UInt8] {
    let start = position - 1
    let simple: [UInt8: UInt8] = [34: 34, 92: 92, 47: 47, 98: 8, 102: 12, 110: 10, 114: 13, 116: 9]
    guard position < bytes.count else { throw error(.expected("a letter behind the \\"), at: position) }
    let letter = bytes[position]
    position += 1
    if let byte = simple[letter] { return [byte] }
    guard letter == 117 else { throw error(.expected("one of \" \\ / b f n r t u behind the \\"), at: position - 1) }
    var code = try fourDigits()
    if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: [92, 117]) {
      position += 2
      let second = try fourDigits()
      guard (0xDC00..<0xE000).contains(second) else { throw error(.expected("both halves of a character"), at: start) }
      code = 0x10000 + (code - 0xD800) << 10 + (second - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code), let character = UTF8.encode(scalar) else {
      throw error(.expected("both halves of a character"), at: start)
    }
    return Array(character)
  }

  private mutating func fourDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count, let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue else {
        throw error(.expected("four hexadecimal digits"), at: position)
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private mutating func skipBlanks() {
    while position < bytes.count, [32, 10, 13, 9].contains(bytes[position]) { position += 1 }
  }

  private func unexpected() -> JSONError {
    let expected =
      switch state {
      case .end: "nothing more"
      case .value: "a value"
      case .firstElement: "a value or ]"
      case .firstKey: "a name in quotes or }"
      case .key: "a name in quotes"
      case .colon: "a colon"
      case .afterValue: isObject.last == true ? "a comma or }" : "a comma or ]"
      }
    return error(.expected(expected), at: position)
  }

  private func error(_ problem: JSONError.Problem, at position: Int) -> JSONError {
    let place = place(of: position)
    return JSONError(problem: problem, line: place.line, column: place.column)
  }
}
