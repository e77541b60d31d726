import BolavenData
public import BolavenFormats

extension CodebookDocument {
  /// The codebook as the descriptor `datapackage.json` of a Frictionless Data Package.
  ///
  /// Labels in further languages stand under `labels`, which readers of the standard pass over.
  ///
  /// Source: Data Package 2.0 (datapackage.org), "Data Resource", "Table Schema".
  public var dataPackage: JSONValue {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() }
    var resource = [
      JSONMember("name", .string(slug(stem))), JSONMember("type", .string("table")), JSONMember("path", .string(name)),
    ]
    if let ending { resource.append(JSONMember("format", .string(ending))) }
    resource.append(
      JSONMember("schema", .object([JSONMember("fields", .array(variables.map(Self.field)))])))
    var package = [
      JSONMember("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
      JSONMember("name", .string(slug(stem))), JSONMember("title", .string(title)),
    ]
    if isSynthetic { package.append(JSONMember("description", .string("SYNTHETIC DATA"))) }
    return .object(package + [JSONMember("resources", .array([.object(resource)]))])
  }

  private static func field(_ variable: CodebookVariable) -> JSONValue {
    let entry = variable.entry
    let isInteger = variable.kind == .integer
    let isNumber = isInteger || variable.kind == .number
    var members = [JSONMember("name", .string(variable.name.text)), JSONMember("type", .string(variable.fieldType))]
    if let label = entry.label.text(in: "en") { members.append(JSONMember("title", .string(label))) }
    let translations = entry.label.texts.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
    if !translations.isEmpty {
      members.append(JSONMember("labels", .object(translations.map { JSONMember($0.key, .string($0.value)) })))
    }
    if let unit = entry.unit { members.append(JSONMember("unit", .string(unit))) }
    if entry.isPrivate { members.append(JSONMember("private", .bool(true))) }
    if let constraint = entry.constraint { members.append(JSONMember("rule", .string(constraint))) }
    if !entry.values.isEmpty, variable.fieldType == "string" {
      members.append(
        JSONMember(
          "categories",
          .array(
            entry.values.map { value in
              .object([
                JSONMember("value", .string(value.code)),
                JSONMember("label", .string(value.label.text(in: "en") ?? value.code)),
              ])
            })))
    }
    var constraints: [JSONMember] = []
    if isNumber, let range = entry.range {
      let bound = { (x: Double) in isInteger && x == x.rounded() ? JSONValue.integer(Int(x)) : .number(x) }
      if let low = range.lowerBound.finiteBound { constraints.append(JSONMember("minimum", bound(low))) }
      if let high = range.upperBound.finiteBound { constraints.append(JSONMember("maximum", bound(high))) }
    }
    // Several codes in one cell are none of the list.
    if variable.kind == .choice, !entry.values.isEmpty {
      constraints.append(JSONMember("enum", .array(entry.values.map { .string($0.code) })))
    }
    if !constraints.isEmpty { members.append(JSONMember("constraints", .object(constraints))) }
    if !entry.missingCodes.isEmpty {
      members.append(
        JSONMember("missingValues", .array([.string("")] + entry.missingCodes.map { .string($0.code) })))
    }
    return .object(members)
  }

  /// Small letters, digits, `-`, `_` and points.
  private func slug(_ text: String) -> String {
    let letters = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" }
    return letters.isEmpty ? "data" : String(letters)
  }
}

extension CodebookVariable {
  fileprivate var fieldType: String {
    switch kind {
    case .integer: "integer"
    case .number: "number"
    case .date: "date"
    case .month: "yearmonth"
    case .identifier, .text, .choice, .multi, .likert, .item, .time, .trueOrFalse, .gps: "string"
    }
  }
}
