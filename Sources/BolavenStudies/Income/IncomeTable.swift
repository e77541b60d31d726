import BolavenData
import BolavenEstimation
import BolavenReports

extension IncomeFindings {
  /// One column a model. Only the headline carries an interval and a p-value; the others their standard error.
  var table: Table {
    let columns = models.map { model in
      TableColumn(
        id: model.method,
        header: IncomeWording.name(of: model.method, isMain: models.count > 1 && model.method == main.method))
    }
    let effect = [
      row("effect", IncomeWording.effect, .signed(decimals: decimals), "B3") { $0.inference.estimate.estimate },
      row("standard_error", .glossary(.standardError), indent: 1, .parenthesized(decimals: decimals), "B2") {
        $0.inference.estimate.standardError
      },
      intervalRow,
      headlineRow("p", .verbatim("p"), .pValue, "B2", main.inference.estimate.pValue),
    ]
    let tests = randomization[headline].map { randomization in
      headlineRow(
        "p_randomisation", IncomeWording.randomisation, .pValue, "B2", randomization.studentizedPValue)
    }
    let foot = [
      row("comparison_mean", IncomeWording.comparisonMean, .fixed(decimals: decimals), "B3") { _ in
        self.income.sample.comparisonMean
      },
      row("units", IncomeWording.units(settings), .count, "B3") { Double($0.fit.observations) },
      clusterRow,
      row("r_squared", .verbatim("R2"), .fixed(decimals: 3), "B2") { $0.fit.statistics.rSquared },
    ]
    return Table(
      id: id, title: IncomeWording.title(self), stub: IncomeWording.stub, columns: columns,
      blocks: [
        TableBlock(rows: effect.compactMap { $0 } + [tests].compactMap { $0 }),
        TableBlock(rows: foot.compactMap { $0 }),
      ],
      notes: IncomeWording.notes(self))
  }

  /// Shared by the effect, its standard error and its interval.
  var decimals: Int { shownDecimals(of: main.inference.estimate.standardError) }

  private func row(
    _ id: String, _ label: LocalizedText, indent: Int = 0, _ style: NumberStyle, _ formula: String,
    _ value: (EffectModel) -> Double?
  ) -> TableRow {
    TableRow(
      id: id, label: label, indent: indent,
      cells: models.map { model in
        .number(value(model), style, at: address(id, model.method), from: provenance(formula))
      })
  }

  /// A number that only the headline model has.
  private func headlineRow(
    _ id: String, _ label: LocalizedText, _ style: NumberStyle, _ formula: String, _ value: Double?
  ) -> TableRow {
    TableRow(
      id: id, label: label, indent: 1,
      cells: models.indices.map { position in
        position == headline
          ? .number(value, style, at: address(id, main.method), from: provenance(formula)) : .empty
      })
  }

  private var intervalRow: TableRow {
    let estimate = main.inference.estimate
    return TableRow(
      id: "interval", label: intervalHeader(settings.request.confidence), indent: 1,
      cells: models.indices.map { position in
        position == headline
          ? .interval(
            estimate.confidenceLow, estimate.confidenceHigh, .fixed(decimals: decimals),
            at: address("interval", main.method), from: provenance("B2")) : .empty
      })
  }

  private var clusterRow: TableRow? {
    guard let name = main.inference.clusterName else { return nil }
    return row("clusters", clustersLabel(name), .count, "B2") { model in
      model.inference.clusterCount.map { Double($0) }
    }
  }

  private func address(_ row: String, _ column: String) -> Address { Address(analysis: id, row: row, column: column) }

  private func provenance(_ formula: String) -> Provenance {
    let design = settings.design
    let columns =
      settings.outcome.compute.columns + (settings.baseline?.columns ?? [])
      + [design.treatment, design.cluster, design.pairs, design.strata, design.weights].compactMap { $0 }
      + settings.controls
    return Provenance(
      formula: formula, columns: columns.map(\.text), filter: "complete rows", rows: income.sample.observations,
      sources: [file] + [settings.deflators?.file].compactMap { settings.outcome.isReal ? $0 : nil })
  }
}
