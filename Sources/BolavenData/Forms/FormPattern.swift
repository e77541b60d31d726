/// A pattern for whole answers: letters, classes, `. \d \w \s`, groups, `|`, `* + ? {m,n}`; no look-around, no references.
///
/// All states that a letter can lead to are followed at once, so that the work grows with the length of the answer times
/// that of the pattern, whatever the pattern.
///
/// Source: Thompson (1968), Regular Expression Search Algorithm.
public struct FormPattern: Sendable, Hashable {
  enum Step: Sendable, Hashable {
    case letter(Set)
    case split(Int, Int)
    case jump(Int)
    case end
  }

  /// Ranges of letters, or all others.
  struct Set: Sendable, Hashable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      ranges.contains { $0.contains(scalar.value) } != isNegated
    }
  }

  private static let longest = 4_000
  private var steps: [Step] = []

  /// Reads a pattern; `nil` for one that is not understood, or is too long.
  public init?(_ text: String) {
    var parser = FormPatternParser(text)
    guard let tree = parser.parse() else { return nil }
    guard compile(tree) else { return nil }
    steps.append(.end)
  }

  /// Whether the whole text is of this pattern.
  public func matches(_ text: String) -> Bool {
    var states = closure([0])
    for scalar in text.unicodeScalars {
      var next: [Int] = []
      for state in states {
        if case .letter(let set) = steps[state], set.contains(scalar) { next.append(state + 1) }
      }
      guard !next.isEmpty else { return false }
      states = closure(next)
    }
    return states.contains { steps[$0] == .end }
  }

  /// The states that can be reached without a letter.
  private func closure(_ starts: [Int]) -> [Int] {
    var seen = [Bool](repeating: false, count: steps.count)
    var left = starts
    var found: [Int] = []
    while let state = left.popLast() {
      guard !seen[state] else { continue }
      seen[state] = true
      switch steps[state] {
      case .split(let first, let second): left += [first, second]
      case .jump(let target): left.append(target)
      case .letter, .end: found.append(state)
      }
    }
    return found
  }

  private mutating func compile(_ tree: FormPatternParser.Tree) -> Bool {
    guard steps.count < Self.longest else { return false }
    switch tree {
    case .letter(let set): steps.append(.letter(set))
    case .sequence(let parts): return parts.allSatisfy { compile($0) }
    case .choice(let options):
      var jumps: [Int] = []
      for (position, option) in options.enumerated() {
        let isLast = position == options.count - 1
        let split = steps.count
        if !isLast { steps.append(.split(split + 1, split + 1)) }
        guard compile(option) else { return false }
        guard !isLast else { break }
        jumps.append(steps.count)
        steps.append(.jump(0))
        steps[split] = .split(split + 1, steps.count)
      }
      for jump in jumps { steps[jump] = .jump(steps.count) }
    case .repetition(let part, let least, let most):
      for _ in 0..<least { guard compile(part) else { return false } }
      guard let most else {
        let split = steps.count
        steps.append(.split(split + 1, split + 1))
        guard compile(part) else { return false }
        steps.append(.jump(split))
        steps[split] = .split(split + 1, steps.count)
        return true
      }
      var splits: [Int] = []
      for _ in least..<max(least, most) {
        splits.append(steps.count)
        steps.append(.split(0, 0))
        guard compile(part) else { return false }
      }
      for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
    return steps.count < Self.longest
  }
}

/// Reads patterns by descent.
struct FormPatternParser {
  indirect enum Tree {
    case letter(FormPattern.Set)
    case sequence([Tree])
    case choice([Tree])
    case repetition(Tree, least: Int, most: Int?)
  }

  private static let mostRepetitions = 256
  private let scalars: [Unicode.Scalar]
  private var i = 0
  private var depth = 0

  init(_ text: String) {
    var text = text[...]
    // The whole answer is compared anyway.
    if text.hasPrefix("^") { text = text.dropFirst() }
    if text.hasSuffix("$"), !text.hasSuffix("\\$") { text = text.dropLast() }
    scalars = Array(text.unicodeScalars)
  }

  mutating func parse() -> Tree? {
    guard let tree = choice(), i == scalars.count else { return nil }
    return tree
  }

  private mutating func choice() -> Tree? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 32 else { return nil }
    var options: [Tree] = []
    repeat {
      guard let option = sequence() else { return nil }
      options.append(option)
    } while take("|")
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func sequence() -> Tree? {
    var parts: [Tree] = []
    while i < scalars.count, scalars[i] != "|", scalars[i] != ")" {
      guard let part = part(), let repeated = repetition(of: part) else { return nil }
      parts.append(repeated)
    }
    return .sequence(parts)
  }

  private mutating func part() -> Tree? {
    if take("(") {
      if take("?"), !take(":") { return nil }
      guard let inner = choice(), take(")") else { return nil }
      return inner
    }
    if take("[") { return letterClass() }
    if take(".") { return .letter(FormPattern.Set(ranges: [10...10], isNegated: true)) }
    if take("\\") { return escape().map { .letter($0) } }
    guard !["*", "+", "?", "{", "^", "$"].contains(scalars[i]) else { return nil }
    i += 1
    return .letter(one(scalars[i - 1]))
  }

  private mutating func repetition(of part: Tree) -> Tree? {
    var part = part
    if take("*") {
      part = .repetition(part, least: 0, most: nil)
    } else if take("+") {
      part = .repetition(part, least: 1, most: nil)
    } else if take("?") {
      part = .repetition(part, least: 0, most: 1)
    } else if take("{") {
      guard let least = count() else { return nil }
      var most: Int? = least
      if take(",") { most = i < scalars.count && scalars[i] == "}" ? nil : count() ?? -1 }
      guard take("}"), most.map({ $0 >= least }) ?? true else { return nil }
      part = .repetition(part, least: least, most: most)
    }
    // Whether a repetition is greedy makes no difference to whether the whole matches; possession does.
    _ = take("?")
    return i < scalars.count && ["*", "+", "{"].contains(scalars[i]) ? nil : part
  }

  private mutating func count() -> Int? {
    let start = i
    while i < scalars.count, ("0"..."9").contains(scalars[i]), i - start < 4 { i += 1 }
    guard i > start, let count = Int(String(String.UnicodeScalarView(scalars[start..<i]))) else { return nil }
    return count <= Self.mostRepetitions ? count : nil
  }

  private mutating func letterClass() -> Tree? {
    var set = FormPattern.Set(ranges: [])
    set.isNegated = take("^")
    var isFirst = true
    while i < scalars.count, scalars[i] != "]" || isFirst {
      isFirst = false
      guard let low = member() else { return nil }
      if i + 1 < scalars.count, scalars[i] == "-", scalars[i + 1] != "]", let start = single(low) {
        i += 1
        guard let high = member(), let end = single(high), start <= end else { return nil }
        set.ranges.append(start...end)
      } else {
        guard !low.isNegated else { return nil }
        set.ranges += low.ranges
      }
    }
    return take("]") && !set.ranges.isEmpty ? .letter(set) : nil
  }

  private mutating func member() -> FormPattern.Set? {
    if take("\\") { return escape() }
    i += 1
    return one(scalars[i - 1])
  }

  private mutating func escape() -> FormPattern.Set? {
    guard i < scalars.count else { return nil }
    let scalar = scalars[i]
    i += 1
    switch scalar {
    case "d", "D": return FormPattern.Set(ranges: [48...57], isNegated: scalar == "D")
    case "w", "W": return FormPattern.Set(ranges: [48...57, 65...90, 95...95, 97...122], isNegated: scalar == "W")
    case "s", "S": return FormPattern.Set(ranges: [9...13, 32...32], isNegated: scalar == "S")
    case "t": return one("\t")
    case "n": return one("\n")
    case "r": return one("\r")
    default: return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? nil : one(scalar)
    }
  }

  private func one(_ scalar: Unicode.Scalar) -> FormPattern.Set {
    FormPattern.Set(ranges: [scalar.value...scalar.value])
  }

  private func single(_ set: FormPattern.Set) -> UInt32? {
    guard !set.isNegated, set.ranges.count == 1, set.ranges[0].count == 1 else { return nil }
    return set.ranges[0].lowerBound
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard i < scalars.count, scalars[i] == scalar else { return false }
    i += 1
    return true
  }
}
