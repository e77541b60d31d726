/// Makes Excel workbooks from the text of their parts.
public struct WorkbookBuilder {
  /// Namespaces of a workbook and of what leads from one part to another.
  public enum Standard: String, CaseIterable, Sendable {
    case transitional
    case strict

    var main: String {
      self == .strict
        ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    }
    var relationships: String {
      self == .strict
        ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
        : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    }
  }

  private let standard: Standard
  private var sheets: [(name: String, state: String, rows: String, behind: String, before: String)] = []
  private var strings = ""
  private var styles = ""
  private var properties = ""

  /// A workbook without sheets.
  public init(_ standard: Standard = .transitional) { self.standard = standard }

  /// A sheet with the text of its rows.
  public func sheet(
    _ rows: String, name: String = "Scores", state: String = "", before: String = "", behind: String = ""
  ) -> Self {
    var builder = self
    builder.sheets.append((name, state, rows, behind, before))
    return builder
  }

  /// Shared strings, each the text of its element.
  public func strings(_ strings: String...) -> Self {
    var builder = self
    builder.strings = strings.map { "<si>\($0)</si>" }.joined()
    return builder
  }

  /// Own number formats from 164 on; style 1 and on have one each.
  public func formats(_ codes: String...) -> Self {
    var builder = self
    let formats = codes.enumerated().map { #"<numFmt numFmtId="\#(164 + $0)" formatCode="\#($1)"/>"# }.joined()
    let cells = codes.indices.map { #"<xf numFmtId="\#(164 + $0)"/>"# }.joined()
    builder.styles = "<numFmts>\(formats)</numFmts><cellXfs><xf numFmtId=\"0\"/>\(cells)</cellXfs>"
    return builder
  }

  /// Counts days from 1904.
  public func from1904() -> Self {
    var builder = self
    builder.properties = #"<workbookPr date1904="1"/>"#
    return builder
  }

  /// The bytes of the workbook.
  public var bytes: [UInt8] {
    var zip = ZipBuilder()
    let add = { (zip: inout ZipBuilder, name: String, text: String) in zip.add(name, Array(text.utf8)) }
    let package = #"xmlns="http://schemas.openxmlformats.org/package/2006/relationships""#
    let spreadsheet = #"xmlns="\#(standard.main)" xmlns:r="\#(standard.relationships)""#
    add(&zip, "[Content_Types].xml", "<Types/>")
    add(
      &zip, "_rels/.rels",
      #"<Relationships \#(package)><Relationship Id="r1" Type="\#(standard.relationships)/officeDocument" "#
        + #"Target="xl/workbook.xml"/></Relationships>"#)
    var list = ""
    var links = ""
    for (place, sheet) in sheets.enumerated() {
      let state = sheet.state.isEmpty ? "" : #" state="\#(sheet.state)""#
      list += #"<sheet name="\#(sheet.name)" sheetId="\#(place + 1)" r:id="s\#(place)"\#(state)/>"#
      links += link("s\(place)", "worksheet", "worksheets/sheet\(place + 1).xml")
      add(
        &zip, "xl/worksheets/sheet\(place + 1).xml",
        "<worksheet \(spreadsheet)>\(sheet.before)<sheetData>\(sheet.rows)</sheetData>\(sheet.behind)</worksheet>")
    }
    add(&zip, "xl/workbook.xml", "<workbook \(spreadsheet)>\(properties)<sheets>\(list)</sheets></workbook>")
    if !strings.isEmpty {
      links += link("t", "sharedStrings", "sharedStrings.xml")
      add(&zip, "xl/sharedStrings.xml", "<sst \(spreadsheet)>\(strings)</sst>")
    }
    if !styles.isEmpty {
      links += link("y", "styles", "/xl/styles.xml")
      add(&zip, "xl/styles.xml", "<styleSheet \(spreadsheet)>\(styles)</styleSheet>")
    }
    add(&zip, "xl/_rels/workbook.xml.rels", "<Relationships \(package)>\(links)</Relationships>")
    return zip.bytes()
  }

  private func link(_ id: String, _ kind: String, _ target: String) -> String {
    #"<Relationship Id="\#(id)" Type="\#(standard.relationships)/\#(kind)" Target="\#(target)"/>"#
  }

  /// A row of cells: texts in quotes are inline strings, anything else is an element or a number.
  public static func row(_ number: Int, _ cells: [String], attributes: String = "") -> String {
    let inside = cells.enumerated().map { column, cell in
      let place = "\(String(UnicodeScalar(UInt8(65 + column))))\(number)"
      if cell.isEmpty { return "" }
      if cell.hasPrefix("<") { return cell }
      if cell.hasPrefix("'") { return #"<c r="\#(place)" t="inlineStr"><is><t>\#(cell.dropFirst())</t></is></c>"# }
      return #"<c r="\#(place)"><v>\#(cell)</v></c>"#
    }
    return #"<row r="\#(number)" \#(attributes)>\#(inside.joined())</row>"#
  }
}
