import BolavenFormats

/// The tables of one source: the sheets of a workbook, the CSV files of a folder, or a single file.
public struct DataSheets: Sendable {
  /// The path as the user wrote it.
  public let path: String
  /// By name, in the order of the source; sheets without rows are left out.
  public let sheets: [(name: String, frame: DataFrame)]

  /// Reads every table of a source.
  ///
  /// - Parameter options: how to read; the sheet that it names is not looked at.
  public init(contentsOf path: String, _ options: ReadOptions = ReadOptions()) throws(DataError) {
    self.path = path
    let members = Self.members(of: path)
    guard members.isEmpty else {
      var sheets: [(name: String, frame: DataFrame)] = []
      var problems: [DataProblem] = []
      for member in members {
        let folder = path.hasSuffix("/") ? path : path + "/"
        do throws(DataError) {
          sheets.append((stem(of: member), try DataFrame(contentsOf: folder + member, options)))
        } catch {
          problems += error.problems.filter { if case .noRows = $0 { false } else { true } }
        }
      }
      guard problems.isEmpty else { throw DataError(problems) }
      self.sheets = sheets
      return
    }
    sheets = [(stem(of: path), try DataFrame(contentsOf: path, options))]
  }

  /// Names of CSV files in a folder; empty for what is no folder with such files.
  private static func members(of path: String) -> [String] {
    guard path != "-" else { return [] }
    return fileNames(in: path).filter { $0.lowercased().hasSuffix(".csv") }
  }

  /// The sheet of a name, or the first that belongs to no other.
  ///
  /// - Throws: `sheetMissing` of a form where there is no sheet of that name.
  public func main(named name: String? = nil) throws(DataError) -> (name: String, frame: DataFrame) {
    guard let name else {
      let parents = sheets.filter { !Self.isRepeat($0.frame) }
      guard let first = parents.first ?? sheets.first else { throw DataError([.noRows(path: path)]) }
      return first
    }
    guard let sheet = sheets.first(where: { $0.name == name }) else {
      throw DataError([.form(.sheetMissing(sheet: name, found: sheets.map(\.name)), path: path)])
    }
    return sheet
  }

  /// Whether the rows of a table belong to rows of another.
  static func isRepeat(_ frame: DataFrame) -> Bool {
    SurveyMetadata.links.contains { frame.has(ColumnName($0.child)) }
  }
}

extension XLSForm {
  /// Reads a form: a workbook, or a folder with `survey.csv`, `choices.csv` and `settings.csv`.
  public init(contentsOf path: String) throws(DataError) {
    let sheets = try DataSheets(contentsOf: path)
    try self.init(source: path, sheets: sheets.sheets)
  }
}

extension KoboExport {
  /// The tables of an export: the submissions and its repeats.
  ///
  /// - Parameter sheet: the sheet with the submissions; `nil` for the first that belongs to no other.
  public init(_ sheets: DataSheets, form: XLSForm? = nil, sheet: String? = nil) throws(DataError) {
    let main = try sheets.main(named: sheet)
    self.init(
      main: main.frame, repeats: sheets.sheets.filter { $0.name != main.name && DataSheets.isRepeat($0.frame) },
      form: form)
  }
}

/// The name of a file without its folder and ending.
private func stem(of path: String) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
}
