public import BolavenData
import BolavenReports

/// A plan to begin with: what a table and its form say, written as a `study.yaml`.
public struct StudySkeleton: Sendable {
  /// The plan.
  public let text: String

  /// The first column with a value of its own in every row that is named like an identifier, else the first such column of
  /// texts; `nil` where there is none.
  public static func identifier(of frame: DataFrame) -> ColumnName? {
    let unique = frame.names.filter { name in
      guard let texts = try? frame.levels(name), !texts.codes.contains(where: { $0 < 0 }) else { return false }
      return Set(texts.codes).count == texts.codes.count
    }
    let named = unique.filter { name in
      let word = name.text.lowercased()
      return ["id", "pid", "code", "key"].contains(word) || word.hasSuffix("_id") || word.hasSuffix("id")
        || word.hasSuffix("code")
    }
    let technical = { (name: ColumnName) in name.text.hasPrefix("_") }
    return named.first { !technical($0) } ?? (unique.contains("_uuid") ? "_uuid" : nil)
      ?? unique.first { name in
        if case .text? = try? frame.column(name) { !technical(name) } else { false }
      } ?? unique.first
  }

  /// - Parameters:
  ///   - file: the data, as the plan is to name it.
  ///   - form: the form, as the plan is to name it.
  public init(
    _ frame: DataFrame, identifiers: [ColumnName], file: String, form: String? = nil, sheet: String? = nil,
    title: String? = nil
  ) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.split(separator: ".").first.map(String.init) ?? "study"
    let slug = Self.slug(stem)
    var lines = [
      "# study.yaml: the plan of one evaluation.  Check it with:  bolaven check study.yaml", "bolaven: 1", "",
      "study:", "  id: \(slug)", "  title: \(Self.quoted(title ?? stem))", "", "data:", "  \(slug):",
      "    file: \(Self.quoted(file))",
    ]
    if let sheet { lines.append("    sheet: \(Self.quoted(sheet))") }
    if let form { lines.append("    form: \(Self.quoted(form))") }
    lines.append("    id: [\(identifiers.map { Self.quoted($0.text) }.joined(separator: ", "))]")
    lines.append("    columns:")
    let document = CodebookDocument(frame)
    for variable in document.variables { lines.append(Self.line(variable, identifiers, in: frame)) }
    lines += ["", "analyses:", "  - {id: describe, kind: describe, data: \(slug)}"]
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func line(_ variable: CodebookVariable, _ identifiers: [ColumnName], in frame: DataFrame) -> String {
    let entry = variable.entry
    var parts = ["type: \(identifiers.contains(variable.name) ? "id" : type(variable))"]
    if !entry.label.isEmpty { parts.append("label: \(label(entry.label))") }
    if let unit = entry.unit { parts.append("unit: \(quoted(unit))") }
    if variable.kind == .choice || variable.kind == .likert || variable.kind == .multi, !entry.isPrivate {
      // A plan that lists too little would call the rest wrong: without labels the codes that stand are listed.
      let values =
        entry.values.isEmpty ? variable.frequencies.map { ValueLabel(code: $0.code, label: $0.label) } : entry.values
      if !values.isEmpty {
        parts.append(
          "values: {\(values.map { "\(quoted($0.code)): \($0.label.isEmpty ? quoted($0.code) : label($0.label))" }.joined(separator: ", "))}"
        )
      }
    }
    if let range = entry.range {
      let low = range.lowerBound.finiteBound.map(number) ?? ""
      let high = range.upperBound.finiteBound.map(number) ?? ""
      if !(low.isEmpty && high.isEmpty) { parts.append("range: \(low)..\(high)") }
    }
    if !entry.missingCodes.isEmpty {
      parts.append("missing: [\(entry.missingCodes.map { quoted($0.code) }.joined(separator: ", "))]")
    }
    let isPersonal = entry.isPrivate || PersonalData.sign(of: variable.name, in: frame) != nil
    if isPersonal { parts.append("private: true") }
    return "      \(quoted(variable.name.text)): {\(parts.joined(separator: ", "))}"
  }

  /// What a form says of a type may not fit what stands: then the column is one of texts.
  private static func type(_ variable: CodebookVariable) -> String { variable.kind.rawValue }

  private static func label(_ label: LabelText) -> String {
    let known = Language.allCases.map(\.rawValue).compactMap { language in
      label.texts[language].map { "\(language): \(quoted($0))" }
    }
    return known.count > 1 || (known.count == 1 && label.texts[""] == nil && label.texts["en"] == nil)
      ? "{\(known.joined(separator: ", "))}" : quoted(label.text(in: "en") ?? "")
  }

  private static func number(_ x: Double) -> String { x == x.rounded() && x.magnitude < 1e15 ? String(Int(x)) : "\(x)" }

  /// Letters, digits and `-`; a name for the study and its data.
  private static func slug(_ text: String) -> String {
    let letters = text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" }
    let slug = String(letters.drop { $0 == "-" }.prefix(60))
    return slug.isEmpty ? "study" : slug
  }

  /// A text between double quotes, as YAML and JSON write it.
  private static func quoted(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\t": written += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "\""
  }
}
