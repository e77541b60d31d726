extension Codebook {
  /// The same codebook, with what another one knows where this one says nothing.
  ///
  /// What a plan says stands over what a form says, and that over what the file says: `plan.completed(by: form)`.
  public func completed(by lower: Codebook) -> Codebook {
    Codebook(entries.merging(lower.entries) { upper, lower in upper.completed(by: lower) })
  }
}

extension CodebookEntry {
  /// The same entry, with what another one knows where this one says nothing.
  ///
  /// Texts are completed language by language, labels of codes code by code. A column is private if either says so.
  public func completed(by lower: CodebookEntry) -> CodebookEntry {
    let labels = Dictionary(lower.values.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
    return CodebookEntry(
      label: label.completed(by: lower.label), kind: kind ?? lower.kind,
      values: values.isEmpty
        ? lower.values
        : values.map { value in
          ValueLabel(code: value.code, label: labels[value.code].map(value.label.completed) ?? value.label)
        },
      unit: unit ?? lower.unit, missingCodes: missingCodes.isEmpty ? lower.missingCodes : missingCodes,
      range: range ?? lower.range, constraint: constraint ?? lower.constraint,
      isPrivate: isPrivate || lower.isPrivate)
  }
}

extension LabelText {
  /// The same text, with the languages of another where this one lacks them.
  ///
  /// A text without a language is none of the other's: it stands for every language that is not given.
  public func completed(by lower: LabelText) -> LabelText {
    isEmpty ? lower : LabelText(texts.merging(lower.texts.filter { !$0.key.isEmpty }) { upper, _ in upper })
  }
}
