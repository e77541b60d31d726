/// Names that a mistyped one may have meant, best first.
///
/// A name is near if it differs only in capitals, if one begins with the other, or within two edits (insert, delete,
/// replace, swap neighbours) that are less than half of its length.
///
/// Source: optimal string alignment, Boytsov (2011), §2.
public func nearestNames(to name: String, among candidates: [String], limit: Int = 3) -> [String] {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard !wanted.isEmpty, wanted.count <= longestName else { return [] }
  var found: [(name: String, distance: Int, position: Int)] = []
  for (position, candidate) in candidates.enumerated() where candidate != name && !candidate.isEmpty {
    guard candidate.utf8.count <= 4 * longestName else { continue }
    let other = Array(candidate.lowercased().unicodeScalars)
    let most = min(2, (max(wanted.count, other.count) - 1) / 2)
    if wanted == other {
      found.append((candidate, 0, position))
    } else if let distance = distance(wanted, other, atMost: most) {
      found.append((candidate, distance, position))
    } else if wanted.count >= 3, other.starts(with: wanted) || (other.count >= 3 && wanted.starts(with: other)) {
      found.append((candidate, 3, position))
    }
  }
  return found.sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }.prefix(limit).map(\.name)
}

/// Longer names are not compared: the work grows with the square of the length.
private let longestName = 200

/// The edits between two texts; `nil` above a bound.
private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost bound: Int) -> Int? {
  guard abs(a.count - b.count) <= bound else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count] <= bound ? last[b.count] : nil
}
