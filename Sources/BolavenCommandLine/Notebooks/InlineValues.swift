/// The numbers in a line of text, each between `<!--=address-->` and `<!--/-->`. Code in the line is passed over.
struct InlineValues {
  /// One number: what it is, what stands there now.
  struct Value: Hashable {
    let address: String
    let text: String
    /// Of the text.
    let range: Range<String.Index>
  }

  private(set) var values: [Value] = []
  /// The address of a number that does not end in the line.
  private(set) var unfinished: String?

  private static let beginning = "<!--="
  private static let close = "-->"
  private static let ending = "<!--/-->"

  init(_ line: String) {
    guard line.utf8.contains(60) else { return }
    var position = line.startIndex
    while position < line.endIndex {
      let rest = line[position...]
      if rest.hasPrefix("`") {
        // As many backticks close the code as opened it; without them these are only signs.
        let ticks = rest.prefix { $0 == "`" }
        position = Self.end(ofCode: ticks.count, in: rest.dropFirst(ticks.count)) ?? ticks.endIndex
      } else if rest.hasPrefix(Self.beginning) {
        guard let head = firstRange(of: Self.close, in: rest) else { return }
        let address = trimmed(
          String(rest[rest.index(rest.startIndex, offsetBy: Self.beginning.count)..<head.lowerBound]))
        guard let end = firstRange(of: Self.ending, in: line[head.upperBound...]),
          firstRange(of: Self.beginning, in: line[head.upperBound..<end.lowerBound]) == nil
        else {
          unfinished = address
          return
        }
        values.append(
          Value(
            address: address, text: String(line[head.upperBound..<end.lowerBound]),
            range: head.upperBound..<end.lowerBound))
        position = end.upperBound
      } else {
        position = line.index(after: position)
      }
    }
  }

  private static func end(ofCode ticks: Int, in rest: Substring) -> String.Index? {
    var position = rest.startIndex
    while position < rest.endIndex {
      guard rest[position] == "`" else {
        position = rest.index(after: position)
        continue
      }
      let run = rest[position...].prefix { $0 == "`" }
      if run.count == ticks { return run.endIndex }
      position = run.endIndex
    }
    return nil
  }

  /// The line with other texts at the places of its numbers.
  static func replacing(in line: String, with text: (String) -> String?) -> String {
    var result = ""
    var position = line.startIndex
    for value in InlineValues(line).values {
      result += line[position..<value.range.lowerBound] + (text(value.address) ?? value.text)
      position = value.range.upperBound
    }
    return result + line[position...]
  }
}
