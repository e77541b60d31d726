import BolavenEstimation
import TestSupport
import Testing

/// The numbers that the formulas of trainings were published with, of the shipped example, to their printed digits.
@Suite struct PrintedTrainingValuesTests {
  /// One number as it is printed beside its formula, A3 to A19.
  struct Printed: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let value: @Sendable () throws -> Double?

    init(_ name: String, _ text: String, _ value: @escaping @Sendable () throws -> Double?) {
      (self.name, self.text, self.value) = (name, text, value)
    }

    var testDescription: String { "\(name) \(text)" }
  }

  @Test("the printed digits come out", arguments: paired + sizes + items + missing + groups)
  func comesOut(_ printed: Printed) throws {
    let (value, text) = (try #require(try printed.value()), printed.text)
    let parts = text.lowercased().split(separator: "e")
    let decimals = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    let exponent = parts.count > 1 ? try #require(Int(parts[1])) : 0
    let half =
      0.5 * (0..<abs(exponent - decimals)).reduce(1.0) { unit, _ in exponent < decimals ? unit / 10 : unit * 10 }
    #expect((value - (try #require(Double(text)))).magnitude <= half * (1 + 1e-9), "\(value)")
  }

  /// A3 to A5.
  static let paired: [Printed] = [
    Printed("A3 n", "26") { Double(try test().count) },
    Printed("A3 pre", "13.0") { try test().preMean },
    Printed("A3 pre sd", "3.72") { try test().preStandardDeviation },
    Printed("A3 post", "16.08") { try test().postMean },
    Printed("A3 post sd", "2.51") { try test().postStandardDeviation },
    Printed("A3 d", "3.077") { try test().change },
    Printed("A3 d sd", "2.697") { try test().changeStandardDeviation },
    Printed("A3 r", "0.689") { try test().correlation },
    Printed("A3 t", "5.817") { try test().statistic },
    Printed("A3 df", "25") { try test().degreesOfFreedom },
    Printed("A3 p", "4.58e-06") { try test().pValue },
    Printed("A3 low", "1.99") { try test().interval?.lowerBound },
    Printed("A3 high", "4.17") { try test().interval?.upperBound },
    Printed("A4 V", "288") { try ranks(.dropped).positiveRankSum },
    Printed("A4 Wilcoxon p", "8.225e-06") { try ranks(.dropped).pValue },
    Printed("A4 Pratt p", "1.109e-05") { try ranks(.pratt).pValue },
    Printed("A4 Pratt Z", "3.9775") { try ranks(.pratt).z },
    Printed("A4 Pratt p, asymptotic", "6.96e-05") { try ranks(.pratt).asymptoticPValue },
    Printed("A4 shift", "3.0") { try shift(.kept).estimate },
    Printed("A4 shift low", "2.0") { try shift(.kept).interval?.lowerBound },
    Printed("A4 shift high", "4.0") { try shift(.kept).interval?.upperBound },
    Printed("A4 shift k", "99") { try shift(.kept).rankOfLimits.map(Double.init) },
    Printed("A4 shift of changes", "3.5") { try shift(.dropped).estimate },
    Printed("A4 shift of changes low", "2.0") { try shift(.dropped).interval?.lowerBound },
    Printed("A4 shift of changes high", "4.5") { try shift(.dropped).interval?.upperBound },
    Printed("A4 shift of changes k", "82") { try shift(.dropped).rankOfLimits.map(Double.init) },
    Printed("A5 rises", "21") { Double(try SignTest(pre: pre(), post: post()).increases) },
    Printed("A5 falls", "3") { Double(try SignTest(pre: pre(), post: post()).decreases) },
    Printed("A5 sign p", "2.77e-04") { try SignTest(pre: pre(), post: post()).pValue },
    Printed("A5 sign-flip p", "1.073e-05") { try SignFlip(pre: pre(), post: post()).pValue },
  ]

  /// A6, A7 and A19.
  static let sizes: [Printed] = [
    Printed("A6 J(25)", "0.96965") { try size().correction },
    Printed("A6 d_z", "1.1409") { try size().dz },
    Printed("A6 g_z", "1.1062") { try size().gz },
    Printed("A6 d_av", "0.9693") { try size().dav },
    Printed("A6 g_av", "0.9399") { try size().gav },
    Printed("A6 delta", "0.8271") { try size().glassDelta },
    Printed("A6 d_z low", "0.637") { try size().dzInterval?.lowerBound },
    Printed("A6 d_z high", "1.631") { try size().dzInterval?.upperBound },
    Printed("A6 Bonett se", "0.2084") { try size().davStandardError },
    Printed("A6 Bonett low", "0.561") { try size().davInterval?.lowerBound },
    Printed("A6 Bonett high", "1.378") { try size().davInterval?.upperBound },
    Printed("A6 noncentral low", "0.541") { try size().davNoncentralInterval?.lowerBound },
    Printed("A6 noncentral high", "1.385") { try size().davNoncentralInterval?.upperBound },
    Printed("A7 class gain", "0.440") { try gain().classGain },
    Printed("A7 se", "0.052") { try gain().classStandardError },
    Printed("A7 low", "0.333") { try gain().classInterval?.lowerBound },
    Printed("A7 high", "0.547") { try gain().classInterval?.upperBound },
    Printed("A7 individual", "0.387") { try gain().individualGain },
    Printed("A7 change", "0.394") { try gain().normalizedChange },
    Printed("A19 Bayes factor", "4398") { BayesFactor(try test())?.value },
  ]

  /// A8 to A10.
  static let items: [Printed] = [
    Printed("A8 pl", "0.227") { try learning().positiveShare },
    Printed("A8 rl", "0.577") { try learning().retainedShare },
    Printed("A8 nl", "0.073") { try learning().negativeShare },
    Printed("A8 zl", "0.123") { try learning().zeroShare },
    Printed("A8 known", "0.533") { try learning().known?.value },
    Printed("A8 learned", "0.531") { try learning().learned?.value },
    Printed("A8 forgotten", "0.080") { try learning().forgotten?.value },
    Printed("A9 mastery before", "16") { Double(try mastery().rightBoth + mastery().rightToWrong) },
    Printed("A9 mastery after", "24") { Double(try mastery().rightBoth + mastery().wrongToRight) },
    Printed("A9 gained", "8") { Double(try mastery().wrongToRight) },
    Printed("A9 lost", "0") { Double(try mastery().rightToWrong) },
    Printed("A9 p", "0.0078") { try mastery().exactPValue },
    Printed("A9 mid-p", "0.0039") { try mastery().midPValue },
    Printed("A9 difference", "0.308") { try mastery().difference },
    Printed("A9 low", "0.104") { try mastery().differenceInterval?.lowerBound },
    Printed("A9 high", "0.494") { try mastery().differenceInterval?.upperBound },
    Printed("A9 q13 before", "0.692") { try transitions().changes[12]?.preShare },
    Printed("A9 q13 after", "1.000") { try transitions().changes[12]?.postShare },
    Printed("A9 q13 p", "0.0078") { try transitions().changes[12]?.exactPValue },
    Printed("A9 q13 Holm", "0.156") { try transitions().holm[12] },
    Printed("A10 KR-20 before", "0.7074") { try reliability().alpha },
    Printed("A10 KR-20 after", "0.5745") { try Reliability(PaksongItems.points(after)).alpha },
    Printed("A10 Feldt low", "0.524") { try reliability().interval?.lowerBound },
    Printed("A10 Feldt high", "0.844") { try reliability().interval?.upperBound },
    Printed("A10 error of measurement", "1.942") { try reliability().standardErrorOfMeasurement },
    Printed("A10 reliable change", "5.38") { try reliability().reliableChange() },
    Printed("A10 reliably changed", "7") {
      let needed = try #require(try reliability().reliableChange())
      return Double(zip(try pre(), try post()).count { ($1 - $0).magnitude > needed })
    },
  ]

  /// A13 and A17.
  static let missing: [Printed] = [
    Printed("A13 lowest", "1.93") { try bounds().lowerBound },
    Printed("A13 highest", "3.36") { try bounds().upperBound },
    Printed("A17 n", "22") { Double(try retention().count) },
    Printed("A17 pre", "13.27") { try retention().preMean },
    Printed("A17 post", "16.05") { try retention().postMean },
    Printed("A17 follow-up", "14.73") { try retention().followMean },
    Printed("A17 retained", "0.525") { try retention().retained },
    Printed("A17 loss p", "0.0096") { try retention().loss.pValue },
  ]

  /// A18.
  static let groups: [Printed] = [
    Printed("A18 women", "11") { Double(try sexes().counts[0]) },
    Printed("A18 men", "15") { Double(try sexes().counts[1]) },
    Printed("A18 women's gain", "3.64") { try sexes().means[0] },
    Printed("A18 men's gain", "2.67") { try sexes().means[1] },
    Printed("A18 t", "0.914") { try sexes().statistic },
    Printed("A18 df", "22.6") { try sexes().degreesOfFreedom },
    Printed("A18 p", "0.370") { try sexes().pValue },
    Printed("A18 permutation p", "0.384") {
      try TwoSamplePermutation(ChangeReference.data("sexes.x"), ChangeReference.data("sexes.y")).pValue
    },
  ]

  /// The denominators of KR-20 are both n; one of n − 1 beside one of n gives this number instead.
  @Test func theReliabilityOfMixedDenominatorsIsAnother() throws {
    let found = try Reliability(PaksongItems.points(everybody))
    let (n, k) = (Double(found.personCount), Double(found.itemCount))
    let product = (1 - found.alpha * (k - 1) / k) * (n - 1) / n
    #expect((k / (k - 1) * (1 - product) * 10_000).rounded() == 7197)
  }

  private static let after = PaksongItems.pairs.compactMap { PaksongItems.after[$0] }
  private static var everybody: [[Bool]] { PaksongItems.people.compactMap { PaksongItems.before[$0] } }
  private var everybody: [[Bool]] { Self.everybody }

  private static func pre() throws -> [Double] { try ChangeReference.data("paksong.pre") }
  private static func post() throws -> [Double] { try ChangeReference.data("paksong.post") }
  private static func test() throws -> PairedTTest { try PairedTTest(pre: pre(), post: post()) }
  private static func size() throws -> StandardizedChange { try StandardizedChange(pre: pre(), post: post()) }
  private static func gain() throws -> NormalizedGain { try NormalizedGain(pre: pre(), post: post(), maximum: 20) }
  private static func reliability() throws -> Reliability { try Reliability(PaksongItems.points(everybody)) }

  private static func ranks(_ zeros: SignedRank.Zeros) throws -> SignedRank {
    try SignedRank(pre: pre(), post: post(), zeros: zeros)
  }

  private static func shift(_ zeros: HodgesLehmann.Zeros) throws -> HodgesLehmann {
    try HodgesLehmann(pre: pre(), post: post(), zeros: zeros)
  }

  private static func mastery() throws -> McNemar {
    try McNemar(pre: pre().map { $0 >= 12 }, post: post().map { $0 >= 12 })
  }

  private static func transitions() throws -> ItemTransitions {
    let before = PaksongItems.pairs.compactMap { PaksongItems.before[$0] }
    return try ItemTransitions(before: PaksongItems.responses(before), after: PaksongItems.responses(after))
  }

  private static func learning() throws -> LearningDecomposition {
    let changes = try transitions().changes.compactMap { $0 }
    return try LearningDecomposition(
      wrongToRight: changes.reduce(0) { $0 + $1.wrongToRight },
      rightToWrong: changes.reduce(0) { $0 + $1.rightToWrong },
      rightBoth: changes.reduce(0) { $0 + $1.rightBoth }, wrongBoth: changes.reduce(0) { $0 + $1.wrongBoth }, options: 4
    )
  }

  private static func bounds() throws -> ClosedRange<Double> {
    try WorstCaseBounds(
      pre: ChangeReference.data("enrolled.pre"), post: ChangeReference.partial("enrolled.post"), scale: 0...20
    ).bounds
  }

  private static func retention() throws -> Retention {
    try Retention(
      pre: ChangeReference.data("three.pre"), post: ChangeReference.data("three.post"),
      follow: ChangeReference.data("three.follow"), draws: Draws(count: 99))
  }

  private static func sexes() throws -> TwoSampleTTest {
    try TwoSampleTTest(ChangeReference.data("sexes.x"), ChangeReference.data("sexes.y"))
  }
}
