/// Where something is, in the words of the user's world: a file and its Excel cells, or a line of a text.
struct Place: Sendable, Hashable {
  /// The part of the file.
  enum Position: Sendable, Hashable {
    case whole
    /// Excel cells, or other names of places, as they are printed: `B9`. `total` counts those left out too.
    case cells([String], total: Int)
    /// Rows by the number that Excel shows.
    case rows([Int], total: Int)
    /// From 1.
    case text(line: Int, column: Int?)
    /// Lines of a text, from 1.
    case lines([Int], total: Int)
  }

  /// A path, or what is not a file: `analysis income-effect`.
  let name: String
  let isFile: Bool
  let sheet: String?
  let position: Position
  /// Stands behind the place: what is seen there.
  let remark: String?

  init(_ path: String, sheet: String? = nil, _ position: Position = .whole, remark: String? = nil) {
    name = path == "-" ? "standard input" : path
    isFile = true
    self.sheet = sheet
    self.position = position
    self.remark = remark
  }

  /// An analysis of a study.
  init(analysis: String, remark: String? = nil) {
    name = "analysis " + analysis
    isFile = false
    sheet = nil
    position = .whole
    self.remark = remark
  }

  /// At most five cells, rows or lines, then how many more there are.
  static let most = 5

  var text: String {
    let file = sheet.map { "\(name) [\($0)]" } ?? name
    let place =
      switch position {
      case .whole: file
      case .cells(let cells, let total): "\(file) \(Self.list(cells, total: total))"
      case .rows(let rows, let total): "\(file) \(Self.list(rows, total: total, one: "row", many: "rows"))"
      case .lines(let lines, let total): "\(file) \(Self.list(lines, total: total, one: "line", many: "lines"))"
      case .text(let line, let column?): "\(file):\(line):\(column)"
      case .text(let line, nil): "\(file):\(line)"
      }
    return remark.map { "\(place)   \($0)" } ?? place
  }

  private static func list(_ numbers: [Int], total: Int, one: String, many: String) -> String {
    "\(total == 1 ? one : many) \(list(numbers.map(String.init), total: total))"
  }

  /// `A, B and C`, or `A, B, C, D, E and 12 more`.
  static func list(_ items: [String], total: Int, most: Int = Self.most) -> String {
    let shown = items.prefix(most)
    let rest = max(total, items.count) - shown.count
    if rest > 0 { return shown.joined(separator: ", ") + " and \(rest) more" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }
}
