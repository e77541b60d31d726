/// What puts a period in its place in time: compare two of them element by element.
///
/// `2024`, `2024-9`, `2024-09-30`, `2024/9`, `2024Q4`, `2024-Q4`, `2015-16`, and the same with the year at the end, `30/9/2024`,
/// `Q4/2024`; a number alone counts as it is. Names of months and other words have no order that is sure.
///
/// - Returns: the year first; `nil` where the order is not known.
public func periodOrder(_ period: String) -> [Int]? {
  var numbers: [Int] = []
  var lengths: [Int] = []
  var isInNumber = false
  for scalar in period.unicodeScalars {
    if let digit = ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil {
      if !isInNumber {
        numbers.append(0)
        lengths.append(0)
      }
      guard lengths[lengths.count - 1] < 9 else { return nil }
      numbers[numbers.count - 1] = 10 * numbers[numbers.count - 1] + digit
      lengths[lengths.count - 1] += 1
      isInNumber = true
    } else {
      guard ["-", "/", ".", " ", "Q", "q", "H", "h"].contains(scalar) else { return nil }
      isInNumber = false
    }
  }
  guard let first = lengths.first, let last = lengths.last, numbers.count <= 3 else { return nil }
  if numbers.count == 1 || first == 4 { return numbers }
  return last == 4 ? numbers.reversed() : nil
}
