public import BolavenData

extension DataPlan {
  /// What the plan says of its columns, in the vocabulary of files and forms.
  public var codebook: Codebook {
    Codebook(
      Dictionary(columns.map { ($0.name, $0.codebookEntry) }, uniquingKeysWith: { first, _ in first }))
  }
}

extension DataPlan.Column {
  fileprivate var codebookEntry: CodebookEntry {
    CodebookEntry(
      label: label, kind: kind.flatMap { $0 == .year ? .integer : CodebookEntry.Kind(rawValue: $0.rawValue) },
      values: values.map { ValueLabel(code: $0, label: valueLabels[$0] ?? LabelText()) }, unit: unit,
      missingCodes: missing.map { MissingCode(code: $0) }, range: range, isPrivate: isPrivate)
  }
}
