import BolavenData
import Glibc
import Testing

@testable import BolavenStudies

@Suite struct LinkWeightsTests {
  private func records(_ rows: [String]) throws -> [LinkRecord] {
    try LinkRecord.records(
      frame("f.csv", "id,name,sex,village,age,phone", rows),
      LinkFields(identifier: "id", names: ["name"], sex: "sex", affiliation: "village", age: "age", phone: "phone"))
  }

  /// Three rows each, no field agrees by chance but the sex: u is a count of nine pairs.
  @Test func theWeightIsTheSumOfTheFields() throws {
    let before = try records([
      "A-111,Noy,F,,30,020 5551111", "B-222,Keo,F,,40,5552222", "C-333,Phet,M,,50,5553333",
    ])
    let after = try records([
      "A-111,Noy,F,,31,5551111", "B-222,Keo,F,,41,5552222", "C-333,Phet,M,,57,5559999",
    ])
    let weights = LinkWeights(before: before, after: after)
    let third = 3.0 / 9
    let agreeing = before[0].agreement(with: after[0])
    #expect(
      agreeing == LinkAgreement(identifier: .same, name: .same, sex: true, affiliation: nil, age: true, phone: true))
    let expected =
      log2(0.98 / third) + log2(0.95 / third) + log2(0.99 / (5.0 / 9)) + log2(0.90 / (2.0 / 9))
      + log2(0.85 / (2.0 / 9))
    #expect(abs(weights.weight(of: agreeing) - expected) < 1e-12)
    let other = before[0].agreement(with: after[2])
    #expect(
      other
        == LinkAgreement(
          identifier: .different, name: .different, sex: false, affiliation: nil, age: false, phone: false))
    let against =
      log2(0.02 / (1 - third)) + log2(0.05 / (1 - third)) + log2(0.01 / (4.0 / 9)) + log2(0.10 / (7.0 / 9))
      + log2(0.15 / (7.0 / 9))
    #expect(abs(weights.weight(of: other) - against) < 1e-12)
  }

  /// A field that agrees on any two rows says nothing, also where it does not agree.
  @Test func whatEverybodySharesSaysNothing() throws {
    let rows = try records((0..<30).map { "K-\(1000 + 37 * $0),Name\($0 % 26),M,Ban,," })
    let weights = LinkWeights(before: rows, after: rows)
    let plain = LinkAgreement(identifier: nil, name: .same, sex: nil, affiliation: nil, age: nil, phone: nil)
    for agrees in [true, false] {
      let shared = LinkAgreement(identifier: nil, name: .same, sex: nil, affiliation: agrees, age: nil, phone: nil)
      #expect(weights.weight(of: shared) == weights.weight(of: plain))
    }
  }

  /// Neighbours on a list differ by a digit: that two identifiers are one edit apart says little, that digits changed
  /// places says much.
  @Test func nearIdentifiersWeighWhatTheyAreWorthInTheirNumbering() throws {
    let rows = try records((1...60).map { "LCA-\($0 < 10 ? "00" : "0")\($0),,,Ban \($0 / 20),," })
    let weights = LinkWeights(before: rows, after: rows)
    let weight = { (grade: IdentifierAgreement) in
      weights.weight(
        of: LinkAgreement(identifier: grade, name: nil, sex: nil, affiliation: nil, age: nil, phone: nil))
    }
    #expect(weight(.same) >= weight(.written) && weight(.written) > weight(.swapped))
    #expect(weight(.swapped) > 3 && weight(.edited) < 1.5 && weight(.different) < -4)
  }
}
