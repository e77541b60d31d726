import BolavenData
import BolavenEstimation
import TestSupport
import Testing

/// The digits of the certified sets, on this machine.
@Suite struct CertifiedDataTests {
  static let data = CertifiedData(folder: Repository.absolute("datasets/certified/"))
  static let strd = (try? data.results(of: .strd)) ?? []
  static let distributions = (try? data.results(of: .distributions)) ?? []

  private func digits(_ set: String, _ way: CertifiedResult.Way, _ quantity: String) throws -> Double {
    let result = try #require(Self.strd.first { $0.set == set && $0.way == way })
    return try #require(result.agreements.first { $0.quantity == quantity }).digits
  }

  @Test func everySetIsThereInEveryWay() {
    let sets = { (kind: CertifiedResult.Kind, way: CertifiedResult.Way) in
      Self.strd.count { $0.kind == kind && $0.way == way }
    }
    #expect(sets(.univariate, .decimals) == 9 && sets(.univariate, .doubles) == 9)
    #expect(sets(.variance, .decimals) == 11 && sets(.variance, .doubles) == 11)
    #expect(sets(.regression, .doubles) == 4 && sets(.regression, .readyColumns) == 7)
    #expect(Set(Self.strd.filter { $0.kind == .regression }.map(\.set)).count == 11)
    #expect(Self.distributions.map(\.set) == ["normal", "t", "chi2", "f"])
  }

  @Test("every number has the digits that are owed", arguments: strd + distributions)
  func reachesItsDigits(_ result: CertifiedResult) {
    for agreement in result.agreements {
      #expect(agreement.isReached, "\(result.set) \(result.way) \(agreement)")
    }
  }

  @Test(
    "decimals give every digit of the mean and of the standard deviation",
    arguments: ["PiDigits", "Lottery", "Lew", "Mavro", "Michelso", "NumAcc1", "NumAcc2", "NumAcc3", "NumAcc4"])
  func decimalsAreExact(_ set: String) throws {
    #expect(try digits(set, .decimals, "mean") == 15)
    #expect(try digits(set, .decimals, "sd") == 15)
    #expect(try digits(set, .decimals, "r1") > 14.8)
    #expect(try digits(set, .doubles, "mean") == 15)
    #expect(try digits(set, .doubles, "sd") >= 8.2)
  }

  @Test("decimals give fourteen digits of F", arguments: (1...9).map { "SmLs0\($0)" } + ["SiRstv", "AtmWtAg"])
  func varianceOfDecimals(_ set: String) throws {
    #expect(try digits(set, .decimals, "f") >= 14.5)
    let lost = ["SmLs07", "SmLs08", "SmLs09"].contains(set) ? 3.9 : 9.9
    #expect(try digits(set, .doubles, "f") >= lost)
  }

  @Test func distributionsAreRightDownToTheSmallestTails() throws {
    let all = Self.distributions.flatMap(\.agreements)
    #expect(all.count > 360)
    #expect(all.contains { $0.certified < 1e-280 })
    let digits = all.map(\.digits).sorted()
    #expect(digits[0] >= 13.5)
    #expect(digits[digits.count / 2] == 15)
  }

  /// NIST publishes SmLs03 with 18,009 rows; the rule that makes them was compared with its file by make_strd.py.
  @Test func aSetThatFollowsARuleHasItsCertifiedSums() throws {
    let result = try #require(Self.strd.first { $0.set == "SmLs03" && $0.way == .decimals })
    #expect(result.agreements.map(\.quantity) == ["between_ss", "within_ss", "f", "r_squared", "residual_sd"])
    #expect(result.agreements[1].found == 180)
  }

  @Test func aMissingFolderIsToldAsAMissingFile() {
    #expect(throws: DataError.self) { try CertifiedData(folder: "no-such-folder/").results(of: .strd) }
  }
}
