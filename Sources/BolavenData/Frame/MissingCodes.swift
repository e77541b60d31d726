extension DataFrame {
  /// The table with the cells of a column that hold one of these texts left blank, blanks around the text aside; as it
  /// is where it has no such column.
  ///
  /// - Parameter codes: texts that mean "no answer" in this column, such as `-99`.
  public func blanking(_ codes: Set<String>, in name: ColumnName) -> DataFrame {
    guard !codes.isEmpty, let texts = try? categories(name) else { return self }
    let isCode = texts.levels.map { codes.contains(trimmingBlanks($0)) }
    guard isCode.contains(true) else { return self }
    let kept = texts.codes.indices.map { row in
      texts.codes[row] >= 0 && isCode[Int(texts.codes[row])] ? nil : texts[row]
    }
    return adding(.text(Categories(kept)), named: name)
  }
}
