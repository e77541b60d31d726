import BolavenData
public import BolavenFormats

extension CodebookDocument {
  /// The codebook as a workbook: a sheet with a row for each column, and one with a row for each code.
  ///
  /// Labels stand in a column for each language; those without one in the first.
  public var workbook: WorkbookDraft {
    let languages = languages.isEmpty ? ["en"] : languages
    let labels = { (texts: [LabelText]) in
      languages.map { language in
        Self.texts(
          "label_\(language)", texts.map { $0.texts[language] ?? (language == languages[0] ? $0.texts[""] : nil) })
      }
    }
    let codes = variables.flatMap { variable in variable.listedCodes.map { (variable.name.text, $0) } }
    var sheets = [
      SheetDraft(
        name: "columns",
        columns: [Self.texts("column", variables.map(\.name.text))] + labels(variables.map(\.entry.label)) + [
          Self.texts("type", variables.map(\.kind.rawValue)), Self.texts("unit", variables.map(\.entry.unit)),
          Self.numbers("lowest", variables.map { $0.entry.range?.lowerBound.finiteBound }),
          Self.numbers("highest", variables.map { $0.entry.range?.upperBound.finiteBound }),
          Self.texts("rule", variables.map(\.entry.constraint)),
          Self.texts("missing codes", variables.map { $0.entry.missingCodes.map(\.code).joined(separator: ", ") }),
          Self.texts("private", variables.map { $0.entry.isPrivate ? "yes" : "no" }),
          Self.numbers("n", variables.map { Double($0.present) }),
          Self.numbers("missing", variables.map { Double($0.missing) }),
          Self.texts("values", variables.map(\.valuesText)),
        ])
    ]
    if !codes.isEmpty {
      sheets.append(
        SheetDraft(
          name: "codes",
          columns: [Self.texts("column", codes.map(\.0)), Self.texts("code", codes.map(\.1.code))]
            + labels(codes.map(\.1.label)) + [
              Self.numbers("n", codes.map { $0.1.count < 0 ? nil : Double($0.1.count) })
            ]))
    }
    return WorkbookDraft(sheets: sheets)
  }

  private static func texts(_ head: String, _ values: [String?]) -> ColumnDraft {
    let categories = Categories(values)
    return ColumnDraft(head: head, values: .texts(levels: categories.levels, codes: categories.codes))
  }

  private static func numbers(_ head: String, _ values: [Double?]) -> ColumnDraft {
    ColumnDraft(head: head, values: .numbers(values.map { $0 ?? 0 }, missing: values.map { $0 == nil }))
  }
}
