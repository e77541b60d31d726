import BolavenEstimation
import Testing

@Suite struct EstimationSampleTests {
  @Test func reasonsHaveTheWordsOfTheMachineOutput() {
    let words = Loss.Reason.allCases.map(\.rawValue)
    #expect(words == ["missing", "filter", "singleton", "zero_weight", "separated", "unmatched"])
  }

  @Test func keepsWhatWasLost() {
    let sample = EstimationSample(rowCount: 10, observations: 7, losses: [Loss(.missing, column: "income", rows: 3)])
    #expect(sample.losses.reduce(sample.observations) { $0 + $1.rows } == sample.rowCount)
  }
}
