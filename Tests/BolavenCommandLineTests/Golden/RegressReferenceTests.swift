import Foundation
import TestSupport
import Testing

@testable import BolavenCommandLine

/// Regressions of public data by R and Python, in the folder that BOLAVEN_REFERENCE names, through the command.
@Suite(.needsReferenceCases) struct RegressReferenceTests {
  struct Model: Sendable, CustomTestStringConvertible {
    let name: String
    let words: [String]
    /// Beginnings of the names of values by coefficient, and the field that each is.
    let coefficients: [String: String]
    /// Names of other values, and where each stands.
    var others: [String: MachineOutputPlace] = [:]

    var testDescription: String { "\(name) \(words.dropFirst().joined(separator: " "))" }
  }

  private static func fit(_ field: String) -> MachineOutputPlace { MachineOutputPlace(term: "fit", field: field) }
  private static func test(_ name: String, _ field: String = "statistic") -> MachineOutputPlace {
    MachineOutputPlace(term: "test:\(name)", field: field)
  }
  private static let card =
    "lwage ~ exper + expersq + black + smsa + south + smsa66 + "
    + (2...9).map { "reg66\($0)" }.joined(separator: " + ") + " | educ ~ nearc4"
  private static let mroz = "lwage ~ exper + expersq | educ ~ motheduc + fatheduc"
  private static let girls = "Bagrut_status ~ treated + siblings + immigrant + father_ed + mother_ed"
  private static let savings = "nettfa ~ inc + age25sq + male + e401k"
  private static let scrap = "lscrap ~ d88 + d89 + grant + grant_1 | fcode"
  private static let employment = "lemp ~ lwage + lcap | firm + year"
  private static let within = [
    "r2": fit("r_squared"), "r2_within": fit("within_r_squared"), "rmse_df": fit("sigma"),
  ]

  static let models: [Model] =
    ["iid", "HC0", "HC1"].flatMap { kind -> [Model] in
      let error = "se_\(kind == "iid" ? "classical" : kind)"
      return [
        Model(name: "iv_card", words: [card, "--vcov", kind], coefficients: ["b": "estimate", error: "std_error"]),
        Model(
          name: "iv_mroz", words: [mroz, "--vcov", kind], coefficients: ["b": "estimate", error: "std_error"],
          others: [
            "rmse": fit("sigma"), "first_stage_F": test("first_stage_F_classical:educ"), "sargan": test("sargan"),
            "sargan_p": test("sargan", "p_value"), "wu_hausman_F": test("wu_hausman"),
            "wu_hausman_p": test("wu_hausman", "p_value"),
          ]),
      ]
    } + [
      Model(name: "iv_mroz", words: [mroz, "--method", "liml"], coefficients: ["liml_b": "estimate"])
    ]
    + ["iid", "HC0", "HC1", "HC2", "HC3"].map { kind in
      let name = kind == "iid" ? "classical" : kind
      return Model(
        name: "wls_401ksubs", words: [savings, "--weights", "w", "--vcov", kind, "--df", "residual"],
        coefficients: ["b": "estimate", "se_\(name)": "std_error", "p_\(name)": "p_value"],
        others: [
          "r2": fit("r_squared"), "r2_adj": fit("adj_r_squared"), "rmse": fit("sigma"),
          "loglik": fit("log_likelihood"), "aic": fit("aic"), "bic": fit("bic"),
        ].merging(kind == "iid" ? ["F": test("wald")] : [:]) { $1 })
    }
    + ["CR0", "CR1", "CR1S", "CR2", "CR3"].map { kind in
      Model(
        name: "cluster_achieve_girls", words: [girls, "--vcov", kind, "--cluster", "school_id"],
        coefficients: ["b": "estimate", "se_\(kind)": "std_error"].merging(
          kind == "CR2" ? ["df_CR2_satt": "df", "p_CR2_satt": "p_value"] : [:]
        ) { $1 })
    }
    + [("each", "se_tw_each"), ("min", "se_tw_min"), ("none", "se_tw_raw")].map { factor, error in
      Model(
        name: "twoway_petersen", words: ["y ~ x", "--vcov", "CR1S", "--cluster", "firm,year", "--ssc", factor],
        coefficients: ["b": "estimate", error: "std_error"])
    }
    + [("hdfe_jtrain_scrap", scrap, "fcode"), ("hdfe_empluk", employment, "firm")].flatMap { name, formula, cluster in
      [
        Model(
          name: name, words: [formula, "--vcov", "iid"], coefficients: ["b": "estimate", "se_iid": "std_error"],
          others: within),
        Model(name: name, words: [formula, "--vcov", "HC1"], coefficients: ["se_HC1": "std_error"]),
      ]
        + [("nested", ""), ("full", "_fullK"), ("none", "_noneK")].map { count, ending in
          Model(
            name: name, words: [formula, "--vcov", "CR1S", "--cluster", cluster, "--k", count],
            coefficients: ["se_cl_\(cluster)\(ending)": "std_error"])
        }
    }
    + [0, 1, 4].flatMap { lags in
      [("each", "_adj"), ("none", "")].map { factor, ending in
        Model(
          name: "nw_investment",
          words: ["RealInv ~ RealGNP + RealInt", "--vcov", "NW", "--lags", "\(lags)", "--ssc", factor],
          coefficients: ["b": "estimate", "se_NW\(lags)\(ending)": "std_error"])
      }
    }

  @Test("ten digits and more", arguments: models)
  func agrees(_ model: Model) throws {
    let folder = try #require(ReferenceCases.folder) + "/" + model.name
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: folder + "/case.json")))
    let expected = try #require((json as? [String: Any])?["expected"] as? [String: Double])
    let call = Call(words: ["regress", folder + "/data.csv"] + model.words + ["--format", "json"])
    #expect(call.status == .ok, "\(call.talk)")
    let output = try MachineOutputReader(call.result)
    var count = 0
    for (name, value) in expected {
      guard let bracket = name.firstIndex(of: "["), let field = model.coefficients[String(name[..<bracket])] else {
        continue
      }
      let term = name[name.index(after: bracket)...].dropLast()
      let place = MachineOutputPlace(term: term == "const" ? "(Intercept)" : String(term), field: field)
      let got = try #require(output.number(at: place), "\(name)")
      #expect(agreeingDigits(got, value) >= 10, "\(name): \(got), expected \(value)")
      count += 1
    }
    #expect(count > 0)
    for (name, place) in model.others {
      let value = try #require(expected[name], "\(name)")
      let got = try #require(output.number(at: place), "\(name)")
      #expect(agreeingDigits(got, value) >= 10, "\(name): \(got), expected \(value)")
    }
  }
}
