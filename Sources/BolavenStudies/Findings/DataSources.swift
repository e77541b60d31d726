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
    /// SHA-256 of its bytes, in hexadecimal; `nil` where the file has been changed since it was read.
    public var fingerprint: String? { digest?.text }
    let digest: FileFingerprint?
    /// How many bytes it has.
    public let byteCount: Int
    /// The form that its rows were collected with; `nil` where the plan names none.
    public let form: XLSForm?
    /// What contradicts itself in the export of a survey.
    public let contradictions: [DataProblem]
  }

  /// In the order asked for.
  public let files: [File]

  /// Files that were read already.
  init(_ files: [File]) { self.files = files }

  /// Reads every file; the problems of all of them are reported together.
  ///
  /// - Parameters:
  ///   - names: as the plan names them, each once.
  ///   - directory: the folder they start from, with its last slash; empty for the current one.
  ///   - plans: what the plan says of these files.
  ///   - columns: the only columns of a file that are needed; `nil` for all.
  public init(
    reading names: [String], from directory: String = "", plans: [DataPlan] = [],
    columns: (_ file: String) -> [ColumnName]? = { _ in nil }
  ) throws(DataError) {
    var files: [File] = []
    var problems: [DataProblem] = []
    for name in names {
      let path = name.hasPrefix("/") || name == "-" ? name : directory + name
      do throws(DataError) {
        let plan = plans.first { $0.waves.contains { $0.file == name } }
        let read = try DataFrame.readingFile(
          path, ReadOptions(sheet: plan?.sheet, columns: columns(name)))
        let form = try plan?.form.map { (form) throws(DataError) in
          try XLSForm(contentsOf: form.hasPrefix("/") ? form : directory + form)
        }
        let export = form.map { KoboExport(main: read.frame, form: $0) }
        let frame = plans.filter { $0.waves.contains { $0.file == name } }.reduce(export?.main ?? read.frame) {
          frame, plan in
          plan.blankingMissingCodes(in: frame)
        }
        files.append(
          File(
            name: name, frame: frame, digest: FileFingerprint(read.bytes), byteCount: read.bytes.count,
            form: form, contradictions: export?.problems ?? []))
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
