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
      row("effect", IncomeWording.effect, .signed(decimals: decimals)) { $0.inference.estimate.estimate },
      row("standard_error", .glossary(.standardError), indent: 1, .parenthesized(decimals: decimals)) {
        $0.inference.estimate.standardError
      },
      intervalRow,
      headlineRow("p", .verbatim("p"), .pValue, main.inference.estimate.pValue),
    ]
    let tests = randomization[headline].map { randomization in
      headlineRow(
        "p_randomisation", IncomeWording.randomisation, .pValue, randomization.studentizedPValue)
    }
    let foot = [
      row("comparison_mean", IncomeWording.comparisonMean, .fixed(decimals: decimals)) { _ in
        self.income.sample.comparisonMean
      },
      row("units", IncomeWording.units(settings), .count) { Double($0.fit.observations) },
      clusterRow,
      row("r_squared", .verbatim("R2"), .fixed(decimals: 3)) { $0.fit.statistics.rSquared },
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
    _ id: String, _ label: LocalizedText, indent: Int = 0, _ style: NumberStyle,
    _ value: (EffectModel) -> Double?
  ) -> TableRow {
    TableRow(
      id: id, label: label, indent: indent,
      cells: models.map { model in
        .number(value(model), style, at: address(id, model.method), from: origin(id, model.method))
      })
  }

  /// A number that only the headline model has.
  private func headlineRow(
    _ id: String, _ label: LocalizedText, _ style: NumberStyle, _ value: Double?
  ) -> TableRow {
    TableRow(
      id: id, label: label, indent: 1,
      cells: models.indices.map { position in
        position == headline
          ? .number(value, style, at: address(id, main.method), from: origin(id, main.method)) : .empty
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
            at: address("interval", main.method), from: origin("interval", main.method)) : .empty
      })
  }

  private var clusterRow: TableRow? {
    guard let name = main.inference.clusterName else { return nil }
    return row("clusters", clustersLabel(name), .count) { model in
      model.inference.clusterCount.map { Double($0) }
    }
  }

  private func address(_ row: String, _ column: String) -> Address { Address(analysis: id, row: row, column: column) }
}
