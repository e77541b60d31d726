import BolavenData
import Testing

@testable import BolavenEstimation

@Suite struct CodingTests {
  @Test func aLevelIsAColumnOfZerosAndOnes() {
    let coded = CodedFactor(name: "g", levels: ["a", "b", "c"], codes: [2, 0, 1, 2], without: 0)
    #expect(coded.columns.map(\.term) == ["g::b", "g::c"])
    #expect(coded.columns.map(\.values) == [[0, 0, 1, 0], [1, 0, 0, 1]])
  }

  @Test func theFirstFactorVariesFastest() {
    let first = CodedFactor(name: "a", levels: ["1", "2"], codes: [0, 1, 0, 1], without: nil)
    let second = CodedFactor(name: "b", levels: ["u", "v"], codes: [0, 0, 1, 1], without: nil)
    let products = CodedFactor.products([first, second])
    #expect(products.map(\.term) == ["a::1:b::u", "a::2:b::u", "a::1:b::v", "a::2:b::v"])
    #expect(products.map(\.values) == [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
    #expect(CodedFactor.products([]).isEmpty)
  }

  @Test func aFactorLosesItsReferenceWhereTheTermWithoutItIsPartOfAnother() throws {
    let terms = try Formula("y ~ a + a:b + c:d + e:d").regressors
    let loses = { (term: Int, factor: Int) in
      losesReference(terms[term].factors[factor], of: terms[term], after: terms[..<term], hasConstant: true)
    }
    #expect(loses(0, 0))
    // In a:b, b loses it as a is there; a keeps all levels as b is not.
    #expect(!loses(1, 0) && loses(1, 1))
    #expect(!loses(2, 0) && !loses(2, 1))
    // d is part of c:d.
    #expect(loses(3, 0) && !loses(3, 1))
    #expect(!losesReference(terms[0].factors[0], of: terms[0], after: [], hasConstant: false))
  }
}
