import BolavenEstimation
import BolavenFormats
import TestSupport
import Testing

@testable import BolavenStudies

/// The machine output is a contract: keys, their order, and null for what is not defined.
@Suite struct ModelRecordTests {
  private func keys(_ value: JSONValue?) -> [String] {
    if case .object(let members)? = value { members.map(\.name) } else { [] }
  }

  private func member(_ name: String, of value: JSONValue) -> JSONValue? {
    if case .object(let members) = value { members.first { $0.name == name }?.value } else { nil }
  }

  private func first(_ value: JSONValue?) -> JSONValue? {
    if case .array(let elements)? = value { elements.first } else { nil }
  }

  @Test("every model has every key in its order", arguments: 0..<3)
  func keysStandInOrder(_ position: Int) throws {
    let record = TableContractTests.shipped[position].record
    for model in [record] + record.models {
      let json = JSONValue.object(model.members)
      #expect(
        keys(json) == ["method", "sample", "estimates", "tests", "fit", "covariance", "notes", "models"])
      #expect(keys(member("sample", of: json)) == ["rows", "observations", "losses", "clusters"])
      #expect(
        keys(member("fit", of: json)) == [
          "r_squared", "adj_r_squared", "within_r_squared", "sigma", "log_likelihood", "aic", "bic", "deviance",
          "iterations",
        ])
      #expect(
        keys(member("covariance", of: json)) == [
          "type", "clusters", "small_sample", "df_rule", "reason", "draws", "seed",
        ])
      #expect(
        keys(first(member("estimates", of: json))) == [
          "term", "estimate", "std_error", "statistic", "df", "p_value", "conf_low", "conf_high",
        ])
      if let test = first(member("tests", of: json)) {
        #expect(keys(test) == ["name", "statistic", "df1", "df2", "p_value"])
      }
    }
  }

  @Test func whatIsNotDefinedIsNull() throws {
    let json = JSONValue.object(try knowledge([3], [5]).record.members)
    let change = try #require(first(member("estimates", of: json)))
    #expect(member("estimate", of: change) == .number(2))
    for key in ["std_error", "statistic", "df", "p_value", "conf_low", "conf_high"] {
      #expect(member(key, of: change) == .null, "\(key)")
    }
  }

  @Test func lossesNameReasonColumnAndRows() {
    let sample = EstimationSample(
      rowCount: 9, observations: 6, losses: [Loss(.zeroWeight, column: "w", rows: 2), Loss(.filter, rows: 1)])
    let json = JSONValue.object(ModelRecord(method: "m", sample: sample, estimates: []).members)
    guard case .array(let losses)? = member("sample", of: json).flatMap({ member("losses", of: $0) }) else {
      Issue.record("no losses")
      return
    }
    #expect(
      losses == [
        .object([
          JSONMember("reason", .string("zero_weight")), JSONMember("column", .string("w")),
          JSONMember("rows", .integer(2)),
        ]),
        .object([JSONMember("reason", .string("filter")), JSONMember("column", .null), JSONMember("rows", .integer(1))]
        ),
      ])
  }

  @Test func termsOfAModelAreDifferent() {
    for findings in TableContractTests.shipped {
      for model in [findings.record] + findings.record.models {
        let terms = model.estimates.map(\.term)
        #expect(Set(terms).count == terms.count, "\(findings.id) \(model.method)")
      }
      let methods = findings.record.models.map(\.method)
      #expect(Set(methods).count == methods.count)
    }
  }

  @Test func theIncomeRecordSaysHowUncertaintyWasMeasured() {
    let record = TableContractTests.shipped[1].record
    #expect(record.method == "ancova")
    #expect(record.covariance.type == "CR2")
    #expect(record.covariance.clusters == "pair_id")
    #expect(record.covariance.degreesOfFreedomRule == "satterthwaite")
    #expect(record.clusters.map(\.name) == ["pair_id", "village_id"])
    #expect(record.clusters.map(\.count) == [16, 32])
    #expect(record.models.map(\.method).prefix(2) == ["difference-in-means", "difference-in-differences"])
  }
}
