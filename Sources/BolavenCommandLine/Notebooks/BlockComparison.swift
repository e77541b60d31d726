import BolavenReports

/// How the output of a block in the notebook differs from what comes out now.
struct BlockComparison {
  enum Outcome: Hashable {
    case same
    /// Every number agrees, and something else is different.
    case textOnly
    case numbers([Change])
    /// There is no output in the notebook.
    case neverRun
  }

  /// A number that is not what the notebook says.
  struct Change: Hashable {
    /// An address, or a line of the output.
    let cell: String
    let before: String
    let now: String
    /// Empty where there is no difference to compute.
    let difference: String
  }

  let block: Notebook.Block
  let outcome: Outcome
  /// What changed since the notebook was run: files, settings, the text above, the program.
  let reasons: [String]
  /// The first line that differs, where only text does.
  private(set) var line: (before: String, now: String)?

  /// - Parameters:
  ///   - firstChanged: the first block of the notebook whose text, or what stands above it, is not as it was run.
  ///   - tolerance: relative difference below which numbers agree.
  init(
    _ block: Notebook.Block, _ record: BlockRecord, _ found: BlockOutcome, firstChanged: String?, tolerance: Double
  ) {
    self.block = block
    guard let before = block.record else {
      (outcome, reasons) = (.neverRun, [])
      return
    }
    let tolerance = block.options.tolerance ?? tolerance
    var changes = Self.changes(from: before.values, to: record.values, found, tolerance)
    // Numbers that have no address, those of notes and of lists, are compared as they are written.
    if changes.isEmpty { changes = Self.changes(from: before.shown, to: record.shown, tolerance) }
    if !changes.isEmpty {
      outcome = .numbers(changes)
    } else if before.shown != record.shown {
      outcome = .textOnly
      let position = zip(before.shown, record.shown).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      let place = position ?? min(before.shown.count, record.shown.count)
      line = (
        before.shown.indices.contains(place) ? before.shown[place] : "",
        record.shown.indices.contains(place) ? record.shown[place] : ""
      )
    } else {
      outcome = .same
    }
    reasons = outcome == .same ? [] : Self.reasons(from: before, to: record, firstChanged)
  }

  // MARK: Why

  private static func reasons(from before: BlockRecord, to now: BlockRecord, _ firstChanged: String?) -> [String] {
    var reasons: [String] = []
    for file in now.values.inputs {
      guard let old = before.values.inputs.first(where: { $0.path == file.path }) else {
        reasons.append("\(file.path) is read now and was not before")
        continue
      }
      guard old.fingerprint != file.fingerprint else { continue }
      let rows =
        old.rows == file.rows
        ? "" : ", \(old.rows.map(String.init) ?? "?") -> \(counted(file.rows ?? 0, "row", "rows"))"
      reasons.append("\(file.path) changed (sha256 \(old.fingerprint) -> \(file.fingerprint)\(rows))")
    }
    for old in before.values.inputs where !now.values.inputs.contains(where: { $0.path == old.path }) {
      reasons.append("\(old.path) was read before and is not now")
    }
    for (name, value) in now.values.settings {
      let old = before.values.settings.first { $0.name == name }?.value
      if let old, old != value { reasons.append("the setting '\(name)' changed (\(old) -> \(value))") }
    }
    if before.input != now.input {
      reasons.append(
        firstChanged == nil || firstChanged == now.id
          ? "the text of the block, a file written above it, or a setting of the notebook changed"
          : "block '\(firstChanged ?? "")' above it changed")
    }
    if before.version != now.version { reasons.append("bolaven \(before.version) -> \(now.version)") }
    return reasons.isEmpty ? ["nothing that the block reads changed: this machine computes something else"] : reasons
  }

  // MARK: Numbers

  private static func changes(
    from before: RecordedValues, to now: RecordedValues, _ found: BlockOutcome, _ tolerance: Double
  ) -> [Change] {
    var old: [String: RecordedValues.Value] = [:]
    for value in before.values { old[value.address] = value }
    var cells: [String: Cell] = [:]
    for (address, cell) in found.cells { cells[address.description] = cell }
    var changes: [Change] = []
    for value in now.values {
      guard let was = old.removeValue(forKey: value.address) else {
        changes.append(Change(cell: value.address, before: "", now: shown(value, cells), difference: "new"))
        continue
      }
      if !agrees(was, value, tolerance) {
        changes.append(change(from: was, to: value, cells[value.address], found.language))
      }
    }
    for value in before.values where old[value.address] != nil {
      changes.append(Change(cell: value.address, before: value.text, now: "", difference: "gone"))
    }
    return changes
  }

  private static func shown(_ value: RecordedValues.Value, _ cells: [String: Cell]) -> String {
    cells[value.address]?.text(in: .english) ?? value.text
  }

  private static func agrees(_ a: RecordedValues.Value, _ b: RecordedValues.Value, _ tolerance: Double) -> Bool {
    guard !a.numbers.isEmpty, a.numbers.count == b.numbers.count else { return a.text == b.text }
    return zip(a.numbers, b.numbers).allSatisfy { agrees($0, $1, tolerance) }
  }

  private static func agrees(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    a == b || (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
  }

  /// As the table shows both; with all their digits where that shows no difference.
  private static func change(
    from old: RecordedValues.Value, to new: RecordedValues.Value, _ cell: Cell?, _ language: Language
  ) -> Change {
    var texts = (old.text, new.text)
    var difference = ""
    switch cell?.content {
    case .number(let x, let style):
      if let was = old.numbers.first, old.numbers.count == 1 {
        texts = (style.text(was, in: language), style.text(x, in: language))
        difference = texts.0 == texts.1 ? decimal(x - was) : roundedDifference((x - was) * scale(of: style))
      }
    case .interval(let low, let high, let style):
      if old.numbers.count == 2 {
        texts = (
          style.interval(old.numbers[0], old.numbers[1], in: language), style.interval(low, high, in: language)
        )
      }
    default: break
    }
    if texts.0 == texts.1 { texts = (old.text, new.text) }
    return Change(cell: new.address, before: texts.0, now: texts.1, difference: difference)
  }

  /// Shares are shown in per cent.
  private static func scale(of style: NumberStyle) -> Double {
    switch style {
    case .percent, .percentWithSign, .signedPoints, .chance: 100
    default: 1
    }
  }

  /// Three digits say how far a number moved.
  private static func roundedDifference(_ x: Double) -> String {
    var unit = 1.0
    while x.magnitude / unit >= 1000 { unit *= 10 }
    while x.magnitude / unit < 100, unit > 1e-12 { unit /= 10 }
    let text = decimal(unit >= 1 ? (x / unit).rounded() * unit : (x / unit).rounded() / (1 / unit).rounded())
    return x > 0 ? "+" + text : text
  }

  // MARK: Outputs without addresses

  /// The numbers in the text, one by one.
  private static func changes(from before: [String], to now: [String], _ tolerance: Double) -> [Change] {
    guard before != now else { return [] }
    let old = numbers(in: before)
    let new = numbers(in: now)
    guard old.count == new.count else {
      let count = { (n: Int) in counted(n, "number", "numbers") }
      return [Change(cell: "whole output", before: count(old.count), now: count(new.count), difference: "")]
    }
    return zip(old, new).compactMap { was, value in
      let a = Double(was.text)
      let b = Double(value.text)
      if was.text == value.text { return nil }
      if let a, let b, agrees(a, b, tolerance) { return nil }
      let difference = a.flatMap { a in b.map { roundedDifference($0 - a) } } ?? ""
      return Change(cell: "line \(value.line)", before: was.text, now: value.text, difference: difference)
    }
  }

  /// Digits with points and signs, without the commas between thousands.
  private static func numbers(in lines: [String]) -> [(line: Int, text: String)] {
    var found: [(line: Int, text: String)] = []
    for (position, line) in lines.enumerated() {
      for word in line.split(whereSeparator: { !($0.isASCII && ($0.isNumber || ".,+-e".contains($0))) }) {
        guard word.contains(where: \.isNumber) else { continue }
        var text = String(word.filter { $0 != "," })
        while text.last == "." || text.last == "-" { text.removeLast() }
        found.append((position + 1, text))
      }
    }
    return found
  }
}
