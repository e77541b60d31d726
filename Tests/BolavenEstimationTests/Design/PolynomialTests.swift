import BolavenNumerics
import TestSupport
import Testing

@testable import BolavenEstimation

@Suite struct PolynomialTests {
  @Test func columnsHaveLengthOneAndStandAtRightAngles() throws {
    let x = (0..<40).map { 1e6 + Double(($0 * 37) % 53) / 7 }
    let columns = try #require(orthogonalPolynomials(x, remainders: nil, degree: 8)).map(\.values)
    for (a, first) in columns.enumerated() {
      #expect(compensatedSum(first).magnitude < 1e-14)
      for (b, second) in columns.enumerated() {
        #expect((dot(first, second) - (a == b ? 1 : 0)).magnitude < 1e-14)
      }
    }
  }

  /// Three equally spaced points: (−1, 0, 1)/√2 and (1, −2, 1)/√6.
  @Test func areTheContrastsOfEquallySpacedPoints() throws {
    let columns = try #require(orthogonalPolynomials([2, 4, 6], remainders: nil, degree: 2)).map(\.values)
    for (found, expected) in zip(columns[0], [-1.0, 0, 1]) {
      expectAgreement(found, expected / 2.0.squareRoot(), digits: 15, size: 1)
    }
    for (found, expected) in zip(columns[1], [1.0, -2, 1]) {
      expectAgreement(found, expected / 6.0.squareRoot(), digits: 15, size: 1)
    }
  }

  @Test func theUnitOfTheColumnDecidesNothing() throws {
    let x = (0..<20).map { Double(($0 * 7) % 20) }
    let plain = try #require(orthogonalPolynomials(x, remainders: nil, degree: 4)).map(\.values)
    for factor in [1e-12, 1e12] {
      let scaled = try #require(orthogonalPolynomials(x.map { $0 * factor }, remainders: nil, degree: 4)).map(\.values)
      for (a, b) in zip(plain.joined(), scaled.joined()) { expectAgreement(b, a, digits: 13, size: 1) }
    }
  }

  @Test func asManyDegreesAsDifferentValuesAreTooMany() {
    #expect(orthogonalPolynomials([1, 2, 3, 3, 2], remainders: nil, degree: 2) != nil)
    #expect(orthogonalPolynomials([1, 2, 3, 3, 2], remainders: nil, degree: 3) == nil)
    #expect(orthogonalPolynomials([4, 4, 4], remainders: nil, degree: 1) == nil)
    #expect(orthogonalPolynomials([], remainders: nil, degree: 1) == nil)
  }
}
