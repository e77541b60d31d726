import BolavenData
import BolavenEstimation
import BolavenReports

extension ItemsFindings {
  /// The change of every item, or its difficulty where the test was taken once; statistics, reliability and models inside.
  public var record: ModelRecord {
    let names = test.items.map(\.name)
    let rowCount = test.matching?.rowsBefore ?? test.before.rows.count + test.before.blankRows.count
    let observations = test.rowsBefore.count
    let column = test.matching == nil ? nil : test.identifier?.text
    let sample = EstimationSample(
      rowCount: rowCount, observations: observations,
      losses: rowCount > observations
        ? [Loss(test.matching == nil ? .missing : .unmatched, column: column, rows: rowCount - observations)] : [])
    let model = { (method: String, count: Int, estimates: [Estimate]) in
      ModelRecord(
        method: method,
        sample: EstimationSample(
          rowCount: max(rowCount, count), observations: count,
          losses: max(rowCount, count) > count
            ? [Loss(.missing, rows: max(rowCount, count) - count)] : []), estimates: estimates)
    }
    var record: ModelRecord
    if let transitions {
      record = ModelRecord(
        method: "item-transitions", sample: sample,
        estimates: names.indices.map { item in
          let change = transitions.changes[item]
          return Estimate(
            term: "item.\(names[item])", estimate: change?.difference, pValue: change?.exactPValue,
            confidenceLow: change?.differenceInterval?.lowerBound,
            confidenceHigh: change?.differenceInterval?.upperBound)
        })
      record.models.append(
        ModelRecord(
          method: "transitions", sample: sample, estimates: names.indices.flatMap { details($0, transitions) }))
    } else {
      record = ModelRecord(
        method: "item-analysis", sample: sample,
        estimates: names.indices.map { Estimate(term: "item.\(names[$0])", estimate: before.share($0)) })
    }
    record.notes = notices.filter { $0.kind == .finding }.map { String($0.text.english.dropLast()) }
    record.models += [("pre", before)].map { statistics($0.0, $0.1, model) }
    if let after { record.models.append(statistics("post", after, model)) }
    for (wave, found) in [("pre", reliability)] + (reliabilityAfter.map { [("post", $0)] } ?? []) {
      record.models.append(model("reliability-\(wave)", found.count, reliabilityEstimates(found)))
    }
    if let modules {
      record.models.append(ModelRecord(method: "modules", sample: sample, estimates: modules.estimates))
    }
    if let rasch { record.models.append(raschRecord(rasch, model)) }
    if let both = rasch?.both {
      var stacked = model(
        "rasch-cml-both", both.usedPersonCount,
        names.indices.map {
          Estimate(term: names[$0], estimate: both.difficulties[$0], standardError: both.standardErrors[$0])
        })
      stacked.logLikelihood = both.logLikelihood
      stacked.iterations = both.iterations
      record.models.append(stacked)
    }
    if let twoParameter { record.models.append(marginalRecord(twoParameter, model)) }
    if let gain { record.models.append(gainRecord(gain, model)) }
    if let functioning { record.models.append(functioningRecord(functioning, model)) }
    return record
  }

  private typealias Model = (String, Int, [Estimate]) -> ModelRecord

  private func details(_ item: Int, _ transitions: ItemTransitions) -> [Estimate] {
    let name = "item.\(test.items[item].name)"
    let change = transitions.changes[item]
    return [
      Estimate(term: "\(name).pre", estimate: change?.preShare),
      Estimate(term: "\(name).post", estimate: change?.postShare),
      Estimate(term: "\(name).wrong_to_right", estimate: change.map { Double($0.wrongToRight) }),
      Estimate(term: "\(name).right_to_wrong", estimate: change.map { Double($0.rightToWrong) }),
      Estimate(term: "\(name).mid_p", pValue: change?.midPValue),
      Estimate(term: "\(name).holm", pValue: transitions.holm[item]),
      Estimate(term: "\(name).bh", pValue: transitions.benjaminiHochberg[item]),
    ]
  }

  private func statistics(_ wave: String, _ found: ItemStatistics, _ model: Model) -> ModelRecord {
    model(
      "item-analysis-\(wave)", found.completeCount,
      test.items.indices.flatMap { item in
        let name = test.items[item].name
        return [
          Estimate(term: "\(name).difficulty", estimate: found.share(item)),
          Estimate(term: "\(name).item_rest", estimate: found.restCorrelation(item)),
          Estimate(term: "\(name).discrimination", estimate: found.discrimination(item)),
        ]
      })
  }

  private func reliabilityEstimates(_ found: TestReliability) -> [Estimate] {
    let reliability = found.reliability
    return [
      Estimate(
        term: "alpha", estimate: reliability?.alpha, confidenceLow: reliability?.interval?.lowerBound,
        confidenceHigh: reliability?.interval?.upperBound),
      Estimate(term: "standard_error_of_measurement", estimate: reliability?.standardErrorOfMeasurement),
      Estimate(term: "reliable_change", estimate: found.reliableChange),
      Estimate(term: "omega", estimate: found.omega?.omegaTotal),
    ]
  }

  private func raschRecord(_ rasch: RaschScale, _ model: Model) -> ModelRecord {
    var record = model(
      "rasch-cml", rasch.model.usedPersonCount,
      test.items.indices.map { item in
        Estimate(
          term: test.items[item].name, estimate: rasch.model.difficulties[item],
          standardError: rasch.model.standardErrors[item])
      })
    record.logLikelihood = rasch.model.logLikelihood
    record.iterations = rasch.model.iterations
    if let andersen = rasch.andersen {
      record.tests = [
        ModelRecord.Test(
          "andersen", statistic: andersen.statistic, degreesOfFreedom1: Double(andersen.degreesOfFreedom),
          pValue: andersen.pValue)
      ]
    }
    record.models = [
      model(
        "item-fit", rasch.model.usedPersonCount,
        test.items.indices.flatMap { item in
          let fit = rasch.fit.items[item]
          return [
            Estimate(term: "\(test.items[item].name).infit", estimate: fit?.infit, statistic: fit?.infitT),
            Estimate(term: "\(test.items[item].name).outfit", estimate: fit?.outfit, statistic: fit?.outfitT),
          ]
        }),
      model(
        "ability-wle", rasch.abilities.count { $0 != nil },
        rasch.scores.map {
          Estimate(
            term: "score.\($0.score)", estimate: $0.ability.estimate, standardError: $0.ability.standardError)
        }),
    ]
    return record
  }

  private func marginalRecord(_ found: MarginalModel, _ model: Model) -> ModelRecord {
    var record = model(
      "two-parameter", found.personCount,
      test.items.indices.flatMap { item in
        [
          Estimate(
            term: "\(test.items[item].name).slope", estimate: found.items[item].slope,
            standardError: found.items[item].slopeStandardError),
          Estimate(
            term: "\(test.items[item].name).difficulty", estimate: found.items[item].difficulty,
            standardError: found.items[item].difficultyStandardError),
        ]
      })
    record.logLikelihood = found.logLikelihood
    record.iterations = found.iterations
    return record
  }

  private func gainRecord(_ gain: LatentGain, _ model: Model) -> ModelRecord {
    let found = gain.calibration
    var record = model(
      "latent-gain", gain.personCount,
      [
        Estimate(
          term: "latent_gain", estimate: found.gain, standardError: found.gainStandardError,
          statistic: found.gainStandardError > 0 ? found.gain / found.gainStandardError : nil, pValue: found.pValue,
          confidenceLow: found.gainInterval?.lowerBound, confidenceHigh: found.gainInterval?.upperBound),
        Estimate(
          term: "latent_sd_post", estimate: found.deviationAfter,
          standardError: found.deviationStandardError),
      ])
    record.covariance = ModelRecord.Covariance(
      type: "CR0", clusters: test.identifier?.text, reason: "the same persons took both tests")
    record.logLikelihood = found.model.logLikelihood
    record.models = [
      model(
        "anchor-drift", gain.personCount,
        test.items.indices.map { item in
          Estimate(
            term: test.items[item].name,
            estimate: gain.before[item].flatMap { first in gain.after[item].map { $0 - first } },
            statistic: gain.drift.robustZ[item])
        })
    ]
    return record
  }

  private func functioningRecord(_ groups: GroupFunctioning, _ model: Model) -> ModelRecord {
    var record = model(
      "differential-functioning", groups.rows.count,
      groups.items.enumerated().map { place, item in
        let found = groups.functioning.items[place]
        return Estimate(term: test.items[item].name, estimate: found.delta, pValue: found.pValue)
      })
    record.tests = groups.items.enumerated().flatMap { place, item -> [ModelRecord.Test] in
      guard let logistic = groups.logistic[place] else { return [] }
      let name = test.items[item].name
      return [("uniform", logistic.uniform), ("non_uniform", logistic.nonUniform), ("both", logistic.both)].map {
        ModelRecord.Test(
          "\($0).\(name)", statistic: $1.chiSquared, degreesOfFreedom1: Double($1.degreesOfFreedom), pValue: $1.pValue)
      }
    }
    if groups.functioning.isScreen {
      record.notes = ["a screen: fewer than \(SampleRule.differentialFunctioning.minimum) people in a group"]
    }
    return record
  }
}
