/// An object whose last member is a list of objects with the same keys, written one of these after another: a long list is
/// never in memory. The bytes are those of the whole as a `JSONValue`.
public struct JSONRecords: Sendable {
  /// What stands before the first record.
  public let opening: [UInt8]
  private let keys: [[UInt8]]
  private var isEmpty = true

  /// - Parameters:
  ///   - members: those before the list.
  ///   - list: the key of the list.
  ///   - keys: of every record.
  public init(_ members: [JSONMember], list: String, keys: [String]) {
    let whole = JSONValue.object(members + [JSONMember(list, .array([]))]).encoded()
    opening = Array(whole.dropLast(Self.ending.count))
    self.keys = keys.map {
      [10] + [UInt8](repeating: 32, count: 6) + JSONValue.string($0).encoded().dropLast() + [58, 32]
    }
  }

  private static let ending = Array("]\n}\n".utf8)

  /// Appends the next record.
  ///
  /// - Parameter value: appends the value of a key, by its place.
  public mutating func add(to bytes: inout [UInt8], value: (Int, inout [UInt8]) -> Void) {
    bytes += (isEmpty ? "\n    {" : ",\n    {").utf8
    isEmpty = false
    for place in keys.indices {
      if place > 0 { bytes.append(44) }
      bytes += keys[place]
      value(place, &bytes)
    }
    bytes += (keys.isEmpty ? "}" : "\n    }").utf8
  }

  /// What stands behind the last record.
  public var closing: [UInt8] { isEmpty ? Self.ending : Array("\n  ".utf8) + Self.ending }
}
