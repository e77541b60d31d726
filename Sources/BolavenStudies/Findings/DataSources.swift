public import BolavenData
import BolavenFormats

/// The files of a study, each read once before any analysis begins.
public struct DataSources: Sendable {
  /// A file as it was read.
  public struct File: Sendable {
    /// As the plan or the command names it.
    public let name: String
    /// Its rows, every value as text; the missing codes that the plan declares are blank.
    public let frame: DataFrame
    /// SHA-256 of its bytes, in hexadecimal.
    public let fingerprint: String
    /// How many bytes it has.
    public let byteCount: Int
  }

  /// In the order asked for.
  public let files: [File]

  /// Reads every file; the problems of all of them are reported together.
  ///
  /// - Parameters:
  ///   - names: as the plan names them, each once.
  ///   - directory: the folder they start from, with its last slash; empty for the current one.
  ///   - plans: what the plan says of these files.
  public init(reading names: [String], from directory: String = "", plans: [DataPlan] = []) throws(DataError) {
    var files: [File] = []
    var problems: [DataProblem] = []
    for name in names {
      let path = name.hasPrefix("/") || name == "-" ? name : directory + name
      do throws(DataError) {
        let read = try DataFrame.readingFile(path)
        let frame = plans.filter { $0.waves.contains { $0.file == name } }.reduce(read.frame) { frame, plan in
          plan.blankingMissingCodes(in: frame)
        }
        files.append(
          File(
            name: name, frame: frame, fingerprint: try Fingerprint.sha256(read.bytes), byteCount: read.bytes.count))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw DataError(problems) }
    self.files = files
  }

  /// The rows of a file that was read.
  public func frame(_ name: String) -> DataFrame {
    files.first { $0.name == name }?.frame ?? DataFrame(source: name, columns: [])
  }
}

extension DataPlan {
  /// The rows of a wave with the declared missing codes left blank, so that no analysis takes one for an answer.
  func blankingMissingCodes(in frame: DataFrame) -> DataFrame {
    columns.reduce(frame) { frame, column in frame.blanking(Set(column.missing), in: column.name) }
  }
}
