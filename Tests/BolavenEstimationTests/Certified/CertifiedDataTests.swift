import BolavenEstimation
import TestSupport
import Testing

@Suite struct CertifiedDataTests {
  static let data = CertifiedData(folder: Repository.absolute("datasets/certified/"))

  @Test func look() throws {
    for part in CertifiedData.Part.allCases {
      for r in try Self.data.results(of: part) {
        let worst = r.agreements.map { "\($0.quantity) \(($0.digits * 10).rounded() / 10)" }
        let sorted = r.agreements.map(\.digits).sorted()
        if r.kind == .distribution {
          print(r.set, r.agreements.count, "min", sorted[0], "median", sorted[sorted.count / 2])
          for a in r.agreements where a.digits < 13.5 { print("   ", a) }
        } else {
          print(r.set, r.way, r.isReached, worst.joined(separator: " "))
        }
      }
    }
  }
}
