import BolavenData
import BolavenEstimation
import BolavenReports

@testable import BolavenStudies

/// A file of texts, as it is read from comma-separated text.
func textFrame(_ text: String, source: String = "values.csv") -> DataFrame {
  let lines = text.split(separator: "\n").map { line in
    line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  let names = lines.first ?? []
  let columns = names.indices.map { place -> (name: ColumnName, column: Column) in
    (ColumnName(names[place]), .text(Categories(lines.dropFirst().map { $0[place] })))
  }
  return DataFrame(source: source, columns: columns)
}

/// The indicators of one long file, or of a framework with its values.
func readIndicators(_ framework: DataFrame, values: DataFrame? = nil) throws -> (
  results: [IndicatorResult], problems: [IndicatorProblem]
) {
  var problems: [IndicatorProblem] = []
  let read = try IndicatorStudy.read(framework, values: values, problems: &problems)
  return (read.results, problems)
}

/// Findings with measures and nothing else.
struct MeasuresOnly: StudyFindings {
  let id: String
  let measures: [String: Measure]
  var kind: String { "test" }
  var record: ModelRecord {
    ModelRecord(method: "test", sample: .init(rowCount: 0, observations: 0, losses: []), estimates: [])
  }
  func blocks() -> [Block] { [] }
}
