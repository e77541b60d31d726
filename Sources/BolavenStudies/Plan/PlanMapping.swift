import BolavenData
import BolavenFormats
import BolavenReports

/// The problems found so far in one plan, and the text they are quoted from.
public struct PlanProblems: Sendable {
  /// The plan, as the user named it.
  let file: String
  let lines: [Substring]
  /// In the order they were found.
  private(set) var found: [PlanProblem] = []
  /// Names whose definition has a problem: referring to them is none of its own.
  var faulty: Set<String> = []

  init(file: String, text: String) {
    self.file = file
    // A Windows line end is one character, and no "\n".
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  mutating func add(_ kind: PlanProblem.Kind, line: Int, column: Int) {
    let excerpt = lines.indices.contains(line - 1) ? String(lines[line - 1]) : ""
    found.append(PlanProblem(kind, file: file, line: line, column: column, excerpt: excerpt))
  }
}

/// One mapping of a plan. Every key must be among the known ones or begin with `x-`; values are typed here, by the schema.
struct PlanMapping {
  let path: String
  let line: Int
  let column: Int
  private let entries: [String: YAMLEntry]

  /// Reads the mapping; unknown keys are reported with the nearest known one.
  init?(_ node: YAMLNode, path: String, keys: [String], problems: inout PlanProblems) {
    guard case .mapping(let list) = node.content else {
      problems.add(.wrongShape(key: path, expected: .mapping), line: node.line, column: node.column)
      return nil
    }
    var entries: [String: YAMLEntry] = [:]
    for entry in list {
      if keys.contains(entry.key) {
        entries[entry.key] = entry
      } else if !entry.key.hasPrefix("x-") {
        problems.add(
          .unknownKey(entry.key, nearest: nearestNames(to: entry.key, among: keys)), line: entry.line,
          column: entry.column)
      }
    }
    self.path = path
    line = node.line
    column = node.column
    self.entries = entries
  }

  func has(_ key: String) -> Bool { entries[key] != nil }

  /// The text of a key that holds one, without reporting anything.
  func value(_ key: String) -> String? {
    if case .scalar(let text, _)? = entries[key]?.value.content { text } else { nil }
  }

  func entry(_ key: String) -> YAMLEntry? { entries[key] }

  /// The place of a key's value, or of the mapping.
  func place(of key: String) -> (line: Int, column: Int) {
    entries[key].map { ($0.value.line, $0.value.column) } ?? (line, column)
  }

  func report(_ kind: PlanProblem.Kind, at key: String, problems: inout PlanProblems) {
    let place = place(of: key)
    problems.add(kind, line: place.line, column: place.column)
  }

  // MARK: Typed values

  func text(_ key: String, problems: inout PlanProblems) -> String? {
    guard let entry = entries[key] else { return nil }
    guard case .scalar(let text, _) = entry.value.content else {
      report(.wrongShape(key: key, expected: .value), at: key, problems: &problems)
      return nil
    }
    return text
  }

  func requiredText(_ key: String, problems: inout PlanProblems) -> String? {
    if entries[key] == nil { problems.add(.missingKey(key, inside: path), line: line, column: column) }
    guard let text = text(key, problems: &problems) else { return nil }
    if text.isEmpty { problems.add(.missingKey(key, inside: path), line: line, column: column) }
    return text.isEmpty ? nil : text
  }

  func number(_ key: String, problems: inout PlanProblems) -> Double? {
    guard let text = text(key, problems: &problems) else { return nil }
    guard let number = decimalNumber(text) else {
      report(.badValue(key: key, value: text, expected: .number), at: key, problems: &problems)
      return nil
    }
    return number
  }

  func wholeNumber(_ key: String, problems: inout PlanProblems) -> Int? {
    guard let text = text(key, problems: &problems) else { return nil }
    guard let number = Int(text) else {
      report(.badValue(key: key, value: text, expected: .wholeNumber), at: key, problems: &problems)
      return nil
    }
    return number
  }

  /// `60%` or `0.6`, as a share of one.
  func share(_ key: String, problems: inout PlanProblems) -> Double? {
    guard let text = text(key, problems: &problems) else { return nil }
    guard let share = parseShare(text) else {
      report(.badValue(key: key, value: text, expected: .share), at: key, problems: &problems)
      return nil
    }
    return share
  }

  func yesOrNo(_ key: String, problems: inout PlanProblems) -> Bool? {
    guard let text = text(key, problems: &problems) else { return nil }
    switch text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(.badValue(key: key, value: text, expected: .yesOrNo), at: key, problems: &problems)
      return nil
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type, problems: inout PlanProblems
  ) -> Choice? where Choice.RawValue == String {
    word(key, among: Choice.allCases.map(\.rawValue), problems: &problems).flatMap(Choice.init(rawValue:))
  }

  /// One of a list of words.
  func word(_ key: String, among known: [String], problems: inout PlanProblems) -> String? {
    guard let text = text(key, problems: &problems) else { return nil }
    if known.contains(text) { return text }
    report(
      .badValue(key: key, value: text, expected: .oneOf(known, nearest: nearestNames(to: text, among: known))), at: key,
      problems: &problems)
    return nil
  }

  /// A list of words, or one word.
  func list(_ key: String, problems: inout PlanProblems) -> [String]? {
    guard let entry = entries[key] else { return nil }
    switch entry.value.content {
    case .scalar(let text, _): return [text]
    case .sequence(let items):
      var words: [String] = []
      for item in items {
        guard case .scalar(let text, _) = item.content else {
          problems.add(.wrongShape(key: key, expected: .value), line: item.line, column: item.column)
          continue
        }
        words.append(text)
      }
      return words
    case .mapping:
      report(.wrongShape(key: key, expected: .list), at: key, problems: &problems)
      return nil
    }
  }

  /// A label: one text, or one for each language; a missing language falls back to English, or the first given.
  func label(_ key: String, problems: inout PlanProblems) -> LocalizedText? {
    guard let entry = entries[key] else { return nil }
    if case .scalar(let text, _) = entry.value.content { return LocalizedText(text) }
    let languages = Language.allCases.map(\.rawValue)
    guard let mapping = PlanMapping(entry.value, path: "\(path).\(key)", keys: languages, problems: &problems) else {
      return nil
    }
    let texts = languages.map { mapping.text($0, problems: &problems) }
    guard let fallback = texts.compactMap({ $0 }).first else { return nil }
    return LocalizedText(
      mapping.text("en", problems: &problems) ?? fallback, lo: mapping.text("lo", problems: &problems),
      ja: mapping.text("ja", problems: &problems))
  }

  func mapping(_ key: String, keys: [String], problems: inout PlanProblems) -> PlanMapping? {
    guard let entry = entries[key] else { return nil }
    return PlanMapping(entry.value, path: path.isEmpty ? key : "\(path).\(key)", keys: keys, problems: &problems)
  }

  /// The members of a mapping whose keys are the user's own names.
  func members(_ key: String, problems: inout PlanProblems) -> [YAMLEntry] {
    guard let entry = entries[key] else { return [] }
    guard case .mapping(let members) = entry.value.content else {
      report(.wrongShape(key: key, expected: .mapping), at: key, problems: &problems)
      return []
    }
    return members
  }

  func items(_ key: String, problems: inout PlanProblems) -> [YAMLNode] {
    guard let entry = entries[key] else { return [] }
    guard case .sequence(let items) = entry.value.content else {
      report(.wrongShape(key: key, expected: .list), at: key, problems: &problems)
      return []
    }
    return items
  }

  /// A range written `0..20`, `0..` or `..9`.
  func range(_ key: String, problems: inout PlanProblems) -> ClosedRange<Double>? {
    guard let text = text(key, problems: &problems) else { return nil }
    guard let range = parseRange(text) else {
      report(.badValue(key: key, value: text, expected: .range), at: key, problems: &problems)
      return nil
    }
    return range
  }

  func expression(_ key: String, problems: inout PlanProblems) -> Expression? {
    guard let text = text(key, problems: &problems) else { return nil }
    do throws(ExpressionError) {
      return try Expression(text)
    } catch {
      report(
        .expression(text: text, position: error.position, expected: error.expected), at: key, problems: &problems)
      return nil
    }
  }

  /// A percentile to winsorise at, `p99`, as a share of one.
  func percentile(_ key: String, problems: inout PlanProblems) -> Double? {
    guard let text = text(key, problems: &problems) else { return nil }
    guard let percentile = parsePercentile(text) else {
      report(.badValue(key: key, value: text, expected: .percentile), at: key, problems: &problems)
      return nil
    }
    return percentile
  }
}

/// `p99` as 0.99; `nil` below p50 and from p100 on.
public func parsePercentile(_ text: String) -> Double? {
  guard text.hasPrefix("p"), let number = decimalNumber(String(text.dropFirst())), (50..<100).contains(number) else {
    return nil
  }
  return number / 100
}

func parseRange(_ text: String) -> ClosedRange<Double>? {
  let characters = Array(text)
  guard let dots = characters.indices.dropLast().first(where: { characters[$0] == "." && characters[$0 + 1] == "." })
  else { return nil }
  let low = String(characters[..<dots])
  let high = String(characters[(dots + 2)...])
  let lower = low.isEmpty ? -Double.greatestFiniteMagnitude : decimalNumber(low)
  let upper = high.isEmpty ? Double.greatestFiniteMagnitude : decimalNumber(high)
  guard let lower, let upper, lower <= upper, !(low.isEmpty && high.isEmpty) else { return nil }
  return lower...upper
}
