import BolavenFormats

/// What the main part of a workbook says: its sheets and its calendar.
struct WorkbookContents: Sendable {
  let sheets: [WorkbookSheet]
  let dateSystem: DateSystem
  /// Paths of the parts that all sheets share; `nil` where there is none.
  let sharedStrings: String?
  let styles: String?

  /// - Throws: `workbookPartMissing`, `container`, `markup`.
  init(_ package: WorkbookPackage) throws(DataError) {
    let part =
      try package.relationships(of: "").first { $0.kind == "officeDocument" }?.target
      // Some writers leave out the first list; the usual place is then the only one.
      ?? "xl/workbook.xml"
    let relationships = try package.relationships(of: part)
    let handler = WorkbookHandler()
    try package.read(part, names: WorkbookHandler.names, into: handler)
    dateSystem = handler.dateSystem
    sheets = handler.sheets.compactMap { sheet in
      guard let target = relationships.first(where: { $0.identifier == sheet.relationship }),
        target.kind == "worksheet"
      else { return nil }
      return WorkbookSheet(name: sheet.name, visibility: sheet.visibility, part: target.target)
    }
    sharedStrings = relationships.first { $0.kind == "sharedStrings" && package.has($0.target) }?.target
    styles = relationships.first { $0.kind == "styles" && package.has($0.target) }?.target
  }
}

private final class WorkbookHandler: PartHandler {
  static let names = ["sheet", "workbookPr"]

  var sheets: [(name: String, visibility: WorkbookSheet.Visibility, relationship: String)] = []
  var dateSystem = DateSystem.from1900

  func start(_ element: Int, _ attributes: XMLAttributes) {
    switch element {
    case 0:
      sheets.append(
        (
          attributes.text("name") ?? "", attributes.text("state").flatMap(WorkbookSheet.Visibility.init) ?? .visible,
          attributes.text("id", in: SpreadsheetML.relationships) ?? ""
        ))
    case 1: if ["1", "true"].contains(attributes.text("date1904")) { dateSystem = .from1904 }
    default: break
    }
  }

  func end(_ element: Int) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
