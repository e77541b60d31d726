import BolavenData
import BolavenEstimation
import TestSupport

/// Values of `Reference/descriptive_values.csv`, which NumPy, SciPy and statsmodels computed.
enum DescriptiveReference {
  static let values: [String: Double] = {
    guard let text = try? Repository.text("Tests/BolavenEstimationTests/Reference/descriptive_values.csv") else {
      return [:]
    }
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    return Dictionary(uniqueKeysWithValues: rows.map { ("\($0[0]).\($0[1])", Double($0[2]) ?? .nan) })
  }()

  static func frame() throws -> DataFrame { try DataFrame(contentsOf: Repository.absolute("datasets/nsw/nsw.csv")) }

  /// The numbers of a column of the file.
  static func measurements(_ name: ColumnName, _ reading: Measurements.Reading) throws -> Measurements {
    let frame = try frame()
    return Measurements(
      Array(0..<frame.rowCount), texts: try frame.categories(name), numbers: try frame.numbers(name), reading: reading)
  }
}
