import BolavenEstimation
import TestSupport
import Testing

@Suite struct ProportionIntervalTests {
  @Test("agrees with SciPy", arguments: PairedReference.counts)
  func agreesWithReference(_ cells: PairedReference.Counts) throws {
    let successes = cells.rightBoth + cells.wrongToRight
    let trials = successes + cells.rightToWrong + cells.wrongBoth
    for (label, method) in [("wilson", ProportionInterval.Method.wilson), ("exact", .clopperPearson)] {
      let interval = try ProportionInterval(successes: successes, trials: trials, method: method)
      // SciPy finds exact limits by root search, to about ten digits.
      let digits = method == .wilson ? 12.0 : 9
      expect(interval.low, is: "post.\(label).lo.scipy", of: cells.testDescription, digits: digits)
      expect(interval.high, is: "post.\(label).hi.scipy", of: cells.testDescription, digits: digits)
    }
  }

  @Test(
    "holds the estimate, stays on the scale and mirrors",
    arguments: [ProportionInterval.Method.wilson, .clopperPearson])
  func isWellBehaved(method: ProportionInterval.Method) throws {
    for trials in [1, 2, 7, 30] {
      for successes in 0...trials {
        let interval = try ProportionInterval(successes: successes, trials: trials, method: method)
        let mirror = try ProportionInterval(successes: trials - successes, trials: trials, method: method)
        #expect(0 <= interval.low && interval.low <= interval.estimate)
        #expect(interval.estimate <= interval.high && interval.high <= 1)
        #expect((interval.low - (1 - mirror.high)).magnitude < 1e-14)
      }
    }
  }

  @Test func theEndsOfTheScaleAreExact() throws {
    for method in [ProportionInterval.Method.wilson, .clopperPearson] {
      #expect(try ProportionInterval(successes: 0, trials: 9, method: method).low == 0)
      #expect(try ProportionInterval(successes: 9, trials: 9, method: method).high == 1)
    }
    // With no success in n the exact upper limit is 1 − (α/2)^(1/n).
    let none = try ProportionInterval(successes: 0, trials: 2, method: .clopperPearson)
    #expect(agreeingDigits(none.high, 1 - 0.025.squareRoot()) >= 13)
  }

  @Test func refusesNoTrials() {
    #expect(throws: PairedError.tooFewPairs(count: 0, needed: 1)) { try ProportionInterval(successes: 0, trials: 0) }
    #expect(throws: PairedError.level(1.5)) { try ProportionInterval(successes: 0, trials: 3, level: 1.5) }
  }
}
