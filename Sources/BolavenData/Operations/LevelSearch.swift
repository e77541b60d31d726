/// Consecutive numbers for keys of any size, in the order of the keys.
///
/// - Parameter key: the key of a row; `nil` where it is missing.
/// - Returns: the number of each row, −1 where it is missing, and the rows of each number.
func numberedBySearch(count: Int, _ key: (Int) -> UInt64?) -> (codes: [Int32], counts: [Int32]) {
  var table = KeyTable()
  var counts: [Int32] = []
  var codes = [Int32](repeating: -1, count: count)
  var previous: (key: UInt64, code: Int32)?
  for row in 0..<count {
    guard let key = key(row) else { continue }
    let code: Int32
    if let previous, previous.key == key { code = previous.code } else { code = table.code(of: key) }
    previous = (key, code)
    codes[row] = code
    if Int(code) == counts.count { counts.append(1) } else { counts[Int(code)] &+= 1 }
  }
  let order = ascendingOrder(of: table.keys)
  var place = [Int32](repeating: 0, count: order.count)
  for (position, code) in order.enumerated() { place[Int(code)] = Int32(position) }
  for row in 0..<count where codes[row] >= 0 { codes[row] = place[Int(codes[row])] }
  return (codes, order.map { counts[Int($0)] })
}

/// Different keys by their first appearance: open addressing, at most half full.
private struct KeyTable {
  private(set) var keys: [UInt64] = []
  /// A position among the keys, or −1.
  private var places = [Int32](repeating: -1, count: 1024)
  private var shift: UInt64 = 54

  mutating func code(of key: UInt64) -> Int32 {
    var place = home(of: key)
    while places[place] >= 0 {
      if keys[Int(places[place])] == key { return places[place] }
      place = (place &+ 1) & (places.count &- 1)
    }
    let code = Int32(keys.count)
    places[place] = code
    keys.append(key)
    if 2 * keys.count > places.count { grow() }
    return code
  }

  private func home(of key: UInt64) -> Int {
    // Both halves of a key reach the high bits.
    Int(((key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private mutating func grow() {
    shift -= 1
    places = [Int32](repeating: -1, count: 2 * places.count)
    for (code, key) in keys.enumerated() {
      var place = home(of: key)
      while places[place] >= 0 { place = (place &+ 1) & (places.count &- 1) }
      places[place] = Int32(code)
    }
  }
}

/// The positions of the keys from the smallest to the largest: sorted by one byte after another, from the lowest.
private func ascendingOrder(of keys: [UInt64]) -> [Int32] {
  var order = Array(0..<Int32(keys.count))
  let varying = keys.reduce(0) { $0 | $1 ^ keys[0] }
  for byte in 0..<8 where varying >> (8 * UInt64(byte)) & 0xFF != 0 {
    let digit = { (key: UInt64) in Int(key >> (8 * UInt64(byte)) & 0xFF) }
    var starts = [Int](repeating: 0, count: 257)
    for key in keys { starts[digit(key) + 1] += 1 }
    for value in 0..<256 { starts[value + 1] += starts[value] }
    var next = order
    for position in order {
      let value = digit(keys[Int(position)])
      next[starts[value]] = position
      starts[value] += 1
    }
    order = next
  }
  return order
}
