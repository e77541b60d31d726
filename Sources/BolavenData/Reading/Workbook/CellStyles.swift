import BolavenFormats

/// What the styles of a workbook make of numbers.
struct CellStyles: Sendable {
  /// One a style, by its number.
  private(set) var formats: [NumberFormat] = []

  /// No styles: every number is a number.
  init() {}

  /// - Throws: `container`, `markup`.
  init(_ part: String, in package: WorkbookPackage) throws(DataError) {
    let handler = StyleHandler()
    try package.read(part, names: StyleHandler.names, into: handler)
    formats = handler.formats
  }

  subscript(style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .number }
}

private final class StyleHandler: PartHandler {
  static let names = ["xf", "numFmt", "cellXfs"]

  var formats: [NumberFormat] = []
  private var ownFormats: [Int: NumberFormat] = [:]
  private var isInCellFormats = false

  func start(_ element: Int, _ attributes: XMLAttributes) {
    switch element {
    case 0:
      guard isInCellFormats else { return }
      let id = attributes.text("numFmtId").flatMap { Int($0) } ?? 0
      formats.append(ownFormats[id] ?? NumberFormat(builtIn: id))
    case 1:
      guard let id = attributes.text("numFmtId").flatMap({ Int($0) }), let code = attributes.text("formatCode") else {
        return
      }
      ownFormats[id] = NumberFormat(code: code)
    case 2: isInCellFormats = true
    default: break
    }
  }

  func end(_ element: Int) {
    if element == 2 { isInCellFormats = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
