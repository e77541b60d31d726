import BolavenData

/// Options that say how a file is to be read, the same in every command that has them.
enum ReadingOptions {
  static let encoding = Option.choice(
    "encoding", "letters of a text file (default: found out)", of: TextEncoding.allCases.map(\.rawValue))
  static let delimiter = Option.text("delimiter", "what separates cells; tab for a tab", value: "TEXT")
  static let quote = Option.text("quote", "what encloses cells; none for nothing", value: "TEXT")
  static let decimal = Option.choice("decimal", "what stands before decimals", of: [".", ","])
  static let sheet = Option.text("sheet", "sheet of a workbook (default: the first)", value: "NAME")
  static let headerRow = Option.wholeNumber(
    "header-row", "row with the names of columns; 0 for none", within: 0...1_000_000)
  static let form = Option.path("form", "XLSForm that the answers were collected with")
  static let all: [any AnyOption] = [encoding, delimiter, quote, decimal, sheet, headerRow]

  static func options(_ arguments: Arguments) -> ReadOptions {
    var options = ReadOptions()
    options.encoding = arguments[encoding].flatMap(TextEncoding.init(rawValue:))
    options.delimiter = arguments[delimiter].map { $0 == "tab" || $0 == "\\t" ? "\t" : $0 }
    options.quote = arguments[quote].map { $0 == "none" ? "" : $0 }
    options.hasDecimalComma = arguments[decimal].map { $0 == "," }
    options.sheet = arguments[sheet]
    options.headerRow = arguments[headerRow]
    return options
  }
}

/// A table that a command was asked about: a file, or the export of a survey with its form.
struct RequestedTable {
  let frame: DataFrame
  /// The form; `nil` where none was named.
  let form: XLSForm?
  /// The export that it was made from; `nil` for any other file.
  let export: KoboExport?

  /// What contradicts itself in an export.
  var problems: [DataProblem] { export?.problems ?? [] }

  /// Reads it. An export is taken for one where a form is named, or where its columns show it.
  init(_ path: String, _ arguments: Arguments) throws(CommandFailure) {
    let options = ReadingOptions.options(arguments)
    do throws(DataError) {
      form = try arguments[ReadingOptions.form].map { (path) throws(DataError) in try XLSForm(contentsOf: path) }
      let sheets = try DataSheets(contentsOf: path, options)
      let main = try sheets.main(named: options.sheet)
      if form != nil || KoboExport.isExport(main.frame) {
        let export = try KoboExport(sheets, form: form, sheet: options.sheet)
        self.export = export
        frame = export.main
      } else {
        export = nil
        frame = main.frame
      }
    } catch {
      throw CommandFailure(error)
    }
  }
}
