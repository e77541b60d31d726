import BolavenData
import BolavenEstimation
import BolavenFormats

/// A bank of items as a table of a file: one row an item.
///
/// Columns: `item`; `slope` and `difficulty` with `slope_se` and `difficulty_se`; `people`, how many answered it;
/// `sessions`, in how many; `model`, the slopes: `one-parameter` or `two-parameter`; `priors`, `none` or `weak`.
struct ItemBankTable: Sendable {
  /// A row of the table.
  struct Entry: Sendable, Hashable {
    let name: String
    let parameters: ItemParameters
    let people: Int?
    let sessions: Int?
    let model: String?
  }

  let entries: [Entry]

  /// The columns, in their order.
  static let columns = [
    "item", "slope", "slope_se", "difficulty", "difficulty_se", "people", "sessions", "model", "priors",
  ]

  init(entries: [Entry]) { self.entries = entries }

  /// - Throws: every problem of the file together.
  init(_ frame: DataFrame) throws(StudyError) {
    do throws(DataError) {
      let names = try frame.categories("item")
      let slopes = try frame.numbers("slope", within: 1e-6...1e3)
      let difficulties = try frame.numbers("difficulty", within: -1e3...1e3)
      let people = frame.has("people") ? try frame.numbers("people", within: 0...1e9) : nil
      let sessions = frame.has("sessions") ? try frame.numbers("sessions", within: 0...1e9) : nil
      let models = frame.has("model") ? try frame.categories("model") : nil
      try requireNoBlank(names, column: "item", in: frame)
      try requireNoBlank(slopes, column: "slope", in: frame)
      try requireNoBlank(difficulties, column: "difficulty", in: frame)
      try requireUnique(names, column: "item", in: frame)
      entries = (0..<frame.rowCount).map { row in
        Entry(
          name: names[row] ?? "",
          parameters: ItemParameters(slope: slopes.values[row], difficulty: difficulties.values[row]),
          people: people?[row].map { Int($0) }, sessions: sessions?[row].map { Int($0) }, model: models?[row])
      }
    } catch {
      throw StudyError(error)
    }
  }

  /// The item of this name.
  subscript(name: String) -> Entry? { entries.first { $0.name == name } }

  /// The file, with every digit of the numbers.
  func csv(priors: Bool) -> [UInt8] {
    var lines = [Self.columns.joined(separator: ",")]
    for entry in entries {
      let number = { (x: Double?) in x.map { "\($0)" } ?? "" }
      let own = entry.parameters
      lines.append(
        [
          quoted(entry.name), number(own.slope), number(own.slopeStandardError), number(own.difficulty),
          number(own.difficultyStandardError), entry.people.map(String.init) ?? "",
          entry.sessions.map(String.init) ?? "", entry.model ?? "", priors ? "weak" : "none",
        ].joined(separator: ","))
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func quoted(_ text: String) -> String {
    text.contains { ",\"\n\r".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
