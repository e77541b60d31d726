public import BolavenData

extension StudyPlan {
  /// What the checks find in a file of the plan beyond what the plan states; empty for a file that is no source of rows.
  ///
  /// - Parameter enumerator: the column that names who asked; `nil` for one with a usual name.
  public func findings(
    of sources: DataSources, in file: String, enumerator: ColumnName? = nil
  ) -> [CheckFinding] {
    guard let plan = data.first(where: { $0.waves.contains { $0.file == file } }),
      let source = sources.files.first(where: { $0.name == file })
    else { return [] }
    let hidden = PrivateColumns(of: [plan])
    let contradictions = source.contradictions.map {
      CheckFinding(.problem($0.hiding(hidden)), path: source.frame.source)
    }
    let declared = plan.columns.filter { $0.kind != nil || $0.range != nil || !$0.values.isEmpty }.map(\.name)
    let table = CheckedTable(
      source.frame, codebook: plan.codebook, identifiers: plan.id + [plan.waveColumn].compactMap { $0 },
      // People whose waves are files of their own are found by their names too.
      needsIdentifiers: plan.waves.count == 1, enumerator: enumerator, form: source.form, declared: Set(declared))
    return contradictions + table.findings()
  }
}

extension DataProblem {
  /// The same problem without values of some columns.
  public func hidingValues(of columns: [ColumnName]) -> DataProblem { hiding(PrivateColumns(columns)) }
}
