/// The first rows of a sheet: where its table begins.
///
/// Rows with one text each above a row of several texts are titles; the row of several texts holds the names. Otherwise
/// the first row with anything in it does.
final class SheetOpening: SheetContent {
  /// Titles that are looked through.
  private static let mostRows = 20

  private let shared: [String?]
  private var rows: [(number: Int, texts: Int, others: Int)] = []

  init(_ shared: SharedStrings) { self.shared = shared.texts }

  /// `nil` for an empty sheet.
  var headerRow: Int? {
    let titles = rows.prefix { $0.texts == 1 && $0.others == 0 }
    if titles.count < rows.count, rows[titles.count].texts > 1, rows[titles.count].others == 0 {
      return rows[titles.count].number
    }
    return rows.first?.number
  }

  var isSatisfied: Bool {
    // The last row may go on.
    rows.count > Self.mostRows || rows.dropLast().contains { $0.texts + $0.others > 1 }
  }

  func take(_ cell: SheetCell, _ text: CellText) {
    guard cell.hasValue || cell.hasFormula, !isSatisfied else { return }
    let isText: Bool
    switch cell.kind {
    case .sharedString, .inlineString, .formulaString:
      guard !isBlank(cell, text) else { return }
      isText = true
    case .number, .boolean, .date, .error: isText = false
    }
    if rows.last?.number != cell.place.row { rows.append((cell.place.row, 0, 0)) }
    if isText { rows[rows.count - 1].texts += 1 } else { rows[rows.count - 1].others += 1 }
  }

  private func isBlank(_ cell: SheetCell, _ text: CellText) -> Bool {
    guard cell.kind == .sharedString else { return text.string?.allSatisfy(\.isWhitespace) ?? false }
    guard let place = Int(String(decoding: text.bytes, as: UTF8.self)), shared.indices.contains(place) else {
      return false
    }
    return shared[place]?.allSatisfy(\.isWhitespace) ?? false
  }
}
