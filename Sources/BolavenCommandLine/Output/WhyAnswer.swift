import BolavenFormats
import BolavenReports
import BolavenStudies

/// What `bolaven why` says of a number.
struct WhyAnswer {
  let number: TracedNumber
  let isSynthetic: Bool

  init(_ number: TracedNumber, isSynthetic: Bool) {
    self.number = number
    self.isSynthetic = isSynthetic
  }

  /// Whether no second path led to another number.
  var isConfirmed: Bool { number.recalculation?.agrees(with: number.values) ?? true }

  // MARK: For a reader

  func text(in language: Language, width: Int) -> String {
    let origin = ProvenanceText(number.provenance, program: "bolaven \(Version.text)")
    var entries = origin.lines.filter { $0.id != "parts" }.map { (label: $0.label, text: $0.text) }
    if !number.parts.isEmpty {
      let position = min(entries.count, 2)
      let label = origin.lines.first { $0.id == "parts" }?.label ?? LocalizedText("made from")
      entries.insert(
        contentsOf: number.parts.enumerated().map { ($0 == 0 ? label : .verbatim(""), part($1)) }, at: position)
    }
    entries.append((WhyWording.check, check))
    if isSynthetic { entries.append((WhyWording.note, WhyWording.synthetic)) }
    if entries.contains(where: { $0.label.isDraft(in: language) || $0.text.isDraft(in: language) }) {
      entries.append((isSynthetic ? .verbatim("") : WhyWording.note, WhyWording.draftWords))
    }
    let labels = entries.map { displayWidth($0.label(language)) }.max() ?? 0
    var text = heading(in: language) + "\n"
    for (label, words) in entries {
      let name = label(language)
      let start = "  \(name)\(String(repeating: " ", count: labels - displayWidth(name)))  "
      for line in wrappedLines(terminalSafe(start + words(language)), width: width, indent: labels + 4) {
        text += line + "\n"
      }
    }
    return text
  }

  /// `knowledge-gain.all.change = +3.08   (exact 3.076923076923077)`.
  private func heading(in language: Language) -> String {
    let shown = number.content.text(in: language)
    let digits = number.values.map(exactDigits)
    let exact =
      digits.isEmpty || digits.joined(separator: ", ") == shown
      ? "" : "   (\(WhyWording.exact(language)) \(digits.joined(separator: ", ")))"
    return terminalSafe("\(number.address) = \(shown)\(exact)")
  }

  private func part(_ part: TracedNumber.Part) -> LocalizedText {
    .verbatim(part.value.map { "\(part.address) = \(exactDigits($0))" } ?? part.address)
  }

  private var check: LocalizedText {
    if case .hidden = number.content { return WhyWording.hidden }
    guard let recalculation = number.recalculation else { return WhyWording.noSecondWay }
    let difference = recalculation.difference(from: number.values)
    let far = difference == 0 ? "0" : shortScientific(difference)
    switch recalculation.result {
    case .remainder: return WhyWording.remainder(far, isZero: isConfirmed, how: recalculation.method)
    case .values(let values):
      let digits = values.compactMap { $0.map(exactDigits) }.joined(separator: ", ")
      return WhyWording.again(digits, far, agrees: isConfirmed, how: recalculation.method)
    }
  }

  // MARK: For a program

  var json: JSONValue {
    let provenance = number.provenance
    let texts = { (list: [String]) in JSONValue.array(list.map(JSONValue.string)) }
    var members = [
      JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(WhyCommand.name)),
      JSONMember("address", .string(number.address)), JSONMember("shown", .string(number.content.text(in: .english))),
    ]
    members.append(JSONMember("values", .array(number.values.map(JSONValue.number))))
    members += [
      JSONMember("what", .optionalText(provenance.what?.english)), JSONMember("formula", .string(provenance.formula)),
      JSONMember("equation", .optionalText(provenance.equation)), JSONMember("columns", texts(provenance.columns)),
      JSONMember("filter", .optionalText(provenance.filter)),
      JSONMember("rows", provenance.rows.map { .integer($0) } ?? .null),
      JSONMember("sources", .array(provenance.sources.map(json))),
      JSONMember(
        "parts",
        .array(
          number.parts.map { part in
            .object([
              JSONMember("address", .string(part.address)),
              JSONMember("value", part.value.map { .number($0) } ?? .null),
            ])
          })),
      JSONMember("steps", texts(provenance.steps.map(\.english))),
      JSONMember("test", .optionalText(provenance.test?.english)),
      JSONMember("seed", provenance.seed.map { .integer(Int(clamping: $0)) } ?? .null),
      JSONMember("plan", provenance.plan.map(json) ?? .null),
      JSONMember("synthetic", .bool(isSynthetic)), JSONMember("check", checkJSON),
    ]
    return .object(members)
  }

  private func json(_ source: Provenance.Source) -> JSONValue {
    .object([
      JSONMember("file", .string(source.file)), JSONMember("sheet", .optionalText(source.sheet)),
      JSONMember("sha256", .optionalText(source.fingerprint)),
      JSONMember("rows", .optionalText(source.rows?.description)),
      JSONMember(
        "left_out",
        .array(
          source.leftOut.map { part in
            .object([
              JSONMember("rows", .string(part.rows.description)), JSONMember("reason", .string(part.reason.english)),
            ])
          })),
    ])
  }

  private func json(_ line: Provenance.PlanLine) -> JSONValue {
    .object([
      JSONMember("file", .string(line.file)), JSONMember("line", .integer(line.line)),
      JSONMember("sha256", .optionalText(line.fingerprint)),
    ])
  }

  private var checkJSON: JSONValue {
    guard let recalculation = number.recalculation else { return .null }
    let difference = recalculation.difference(from: number.values)
    var values = JSONValue.null
    if case .values(let found) = recalculation.result { values = .array(found.map { $0.map { .number($0) } ?? .null }) }
    return .object([
      JSONMember("values", values), JSONMember("difference", difference.isFinite ? .number(difference) : .null),
      JSONMember("agrees", .bool(isConfirmed)), JSONMember("how", .string(recalculation.method.english)),
    ])
  }
}

extension JSONValue {
  static func optionalText(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}

/// All digits that a number has, and no more.
private func exactDigits(_ value: Double) -> String {
  let digits = value.description
  return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
}

/// `3e-16`.
private func shortScientific(_ value: Double) -> String {
  guard value.isFinite else { return "-" }
  var exponent = 0
  var mantissa = value
  while mantissa < 1, exponent > -320 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  while mantissa >= 10, exponent < 320 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  let digit = Int(mantissa.rounded())
  return exponent == 0 ? "\(digit)" : digit == 10 ? "1e\(exponent + 1)" : "\(digit)e\(exponent)"
}

/// The words of the answer that a provenance has not.
private enum WhyWording {
  static let exact: LocalizedText = .draft("exact", lo: "ຄ່າເຕັມ", ja: "全桁")
  static let check: LocalizedText = .draft("check", lo: "ກວດຄືນ", ja: "検算")
  static let note: LocalizedText = .draft("note", lo: "ໝາຍເຫດ", ja: "注")
  static let draftWords = LocalizedText("DRAFT WORDS.", lo: "ຄຳແປຮ່າງ (DRAFT WORDS).", ja: "訳語未確認（DRAFT WORDS）。")
  static let synthetic: LocalizedText = .draft(
    "SYNTHETIC DATA: invented, not results of a real programme.", lo: "ຂໍ້ມູນສົມມຸດ (SYNTHETIC DATA).",
    ja: "架空データ（SYNTHETIC DATA）。")
  static let hidden: LocalizedText = .draft(
    "not shown: the number is hidden, so that nobody can be recognised", lo: "ບໍ່ສະແດງ: ຕົວເລກຖືກເຊື່ອງ",
    ja: "表示しない：個人の特定を避けるため秘匿")
  static let noSecondWay: LocalizedText = .draft(
    "not recomputed: there is no second way to this number yet", lo: "ຍັງບໍ່ມີວິທີທີສອງ", ja: "検算の方法がまだない")

  static func again(_ digits: String, _ difference: String, agrees: Bool, how: LocalizedText) -> LocalizedText {
    guard agrees else {
      return .draft(
        "DIFFERS: recomputed another way it is \(digits.isEmpty ? "not defined" : digits), a difference of \(difference) "
          + "(how: \(how.english)); please report this", lo: "ຄ່າຕ່າງກັນ: \(digits) (\(how(.lao)))",
        ja: "不一致：別の方法では\(digits)、差 \(difference)（方法：\(how(.japanese))）")
    }
    return .draft(
      "recomputed another way: \(digits.isEmpty ? "not defined either" : digits), differs by \(difference) "
        + "(how: \(how.english))", lo: "ຄຳນວນຄືນດ້ວຍວິທີອື່ນ: \(digits), ຕ່າງກັນ \(difference) (\(how(.lao)))",
      ja: "別の方法で再計算：\(digits)、差 \(difference)（方法：\(how(.japanese))）")
  }

  static func remainder(_ size: String, isZero: Bool, how: LocalizedText) -> LocalizedText {
    isZero
      ? .draft(
        "what must be zero is zero but for \(size) (how: \(how.english))", lo: "ສ່ວນທີ່ເຫຼືອ \(size) (\(how(.lao)))",
        ja: "ゼロであるべき量は \(size)（方法：\(how(.japanese))）")
      : .draft(
        "DIFFERS: what must be zero is \(size) (how: \(how.english)); please report this",
        lo: "ຄ່າຕ່າງກັນ: \(size) (\(how(.lao)))", ja: "不一致：ゼロであるべき量が \(size)（方法：\(how(.japanese))）")
  }
}
