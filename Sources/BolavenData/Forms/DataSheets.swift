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
    if XLSXReader.fileExtensions.contains(DataFile.fileExtension(of: path)) {
      sheets = try Self.sheets(ofWorkbook: path, options)
    } else {
      sheets = [(stem(of: path), try DataFrame(contentsOf: path, options))]
    }
  }

  private static func sheets(
    ofWorkbook path: String, _ options: ReadOptions
  ) throws(DataError) -> [(name: String, frame: DataFrame)] {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try readFile(path, limit: options.limits.fileBytes) } catch {
      throw DataError([problem(error, path: path)])
    }
    let workbook = try Workbook(DataFile(path: path, bytes: bytes), limits: options.limits)
    var sheets: [(name: String, frame: DataFrame)] = []
    var problems: [DataProblem] = []
    for sheet in workbook.sheets where sheet.visibility == .visible || sheet.name == options.sheet {
      do throws(DataError) {
        sheets.append((sheet.name, try workbook.frame(ofSheet: sheet.name, options: options)))
      } catch {
        problems += error.problems.filter { !isWithoutRows($0) }
      }
    }
    guard problems.isEmpty else { throw DataError(problems) }
    return sheets
  }

  /// Names of CSV files in a folder; empty for what is no folder with such files.
  private static func members(of path: String) -> [String] {
    guard path != "-" else { return [] }
    return fileNames(in: path).filter { $0.lowercased().hasSuffix(".csv") }
  }

  /// The sheet of a name, or the first that belongs to no other.
  ///
  /// - Throws: `sheetMissing`, `noRows`.
  public func main(named name: String? = nil) throws(DataError) -> (name: String, frame: DataFrame) {
    guard let name else {
      let parents = sheets.filter { !Self.isRepeat($0.frame) }
      guard let first = parents.first ?? sheets.first else { throw DataError([.noRows(path: path)]) }
      return first
    }
    guard let sheet = sheets.first(where: { $0.name == name }) else {
      let found = sheets.map(\.name)
      throw DataError([
        .sheetMissing(path: path, name: name, found: found, nearest: nearestNames(to: name, among: found))
      ])
    }
    return sheet
  }

  /// Whether a sheet was not read because it has nothing to read.
  static func isWithoutRows(_ problem: DataProblem) -> Bool {
    switch problem {
    case .emptySheet, .sheetWithoutRows: true
    default: false
    }
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
