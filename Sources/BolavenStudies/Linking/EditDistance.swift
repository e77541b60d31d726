/// The edits between two texts by optimal string alignment, where a swap of neighbours is one edit.
///
///     d(i, j) = min(d(i-1, j) + 1, d(i, j-1) + 1, d(i-1, j-1) + [aᵢ ≠ bⱼ], d(i-2, j-2) + 1 where aᵢ = bⱼ₋₁ and aᵢ₋₁ = bⱼ)
///
/// - Returns: insertions, deletions, replacements and swaps; `nil` above `bound`.
///
/// Source: Boytsov (2011), §2.
func alignmentDistance<Letter: Equatable>(_ a: [Letter], _ b: [Letter], atMost bound: Int = .max) -> Int? {
  guard abs(a.count - b.count) <= bound else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    var least = i + 1
    for j in 0..<b.count {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
      least = min(least, cost)
    }
    // A swap reaches over one row, so two rows above the bound end it.
    if least > bound, (last.min() ?? 0) > bound { return nil }
    (beforeLast, last) = (last, row)
  }
  return last[b.count] <= bound ? last[b.count] : nil
}

/// What is left of a text where one letter is taken out, at every place, and the text itself.
///
/// Two texts that are at most one edit apart have one of these in common.
///
/// Source: Bocek, Hunt & Stiller (2007), §3.
func oneLetterShorter<Letter: Equatable>(_ text: [Letter]) -> [[Letter]] {
  var shorter = [text]
  shorter.reserveCapacity(text.count + 1)
  for place in text.indices where place == 0 || text[place] != text[place - 1] {
    var rest = text
    rest.remove(at: place)
    shorter.append(rest)
  }
  return shorter
}
