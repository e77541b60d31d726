import BolavenReports

/// The options for the form of tables, the same in every command with results.
struct TableOptions {
  static let width = Option.text("width", "cells of a line of text, or full (default the terminal's)", value: "N|full")
  static let unicode = Option.flag("unicode", "rules and minus signs of Unicode in text")
  static let shape = Option.choice(
    "shape", "lines of csv and tsv (default tidy)", of: TableShape.allCases.map(\.rawValue))
  static let all: [any AnyOption] = [width, unicode, shape]

  let rendering: RenderingOptions

  /// - Throws: a width that is none, and options that the format has no use for.
  init(
    _ arguments: Arguments, format: String?, target: OutputTarget, on console: Console
  ) throws(CommandFailure) {
    var format = format ?? TextRenderer.format
    var rendering = RenderingOptions(width: console.width)
    if case .file(_, let named) = target { (format, rendering.width) = (named, 80) }
    if format != TextRenderer.format {
      try JobOptions.refuse([Self.width], arguments, because: "is for text, not for \(format)")
    }
    if case .folder = target {
    } else if format != CSVRenderer.format, format != TSVRenderer.format {
      try JobOptions.refuse([Self.shape], arguments, because: "is for csv and tsv, not for \(format)")
    }
    if let asked = arguments[Self.width] { rendering.width = try Self.cells(asked) }
    rendering.isUnicode = arguments[Self.unicode]
    rendering.shape = arguments[Self.shape].flatMap(TableShape.init(rawValue:)) ?? .tidy
    // A terminal with a Japanese font may give two cells to what others give one.
    if console.environment("BOLAVEN_AMBIGUOUS_WIDTH") == "2" { rendering.ambiguousWidth = .wide }
    self.rendering = rendering
  }

  private static func cells(_ text: String) throws(CommandFailure) -> Int? {
    if text == "full" { return nil }
    if let cells = Int(text), (40...10_000).contains(cells) { return cells }
    throw JobOptions.usage(
      166, "--width \(text) is no width of a line", fix: ["write a number from 40 to 10000, or full"])
  }
}
