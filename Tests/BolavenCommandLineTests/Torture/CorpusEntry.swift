import BolavenData
import Foundation
import TestSupport

/// What must become of one file of the corpus of odd files; see Reference/corpus.py.
struct CorpusEntry: Sendable {
  /// How reading may end.
  enum Outcome: String, Sendable {
    /// It is read.
    case rows
    case refused
    /// Complete rows, or a refusal with its place.
    case either
    /// As JSON: what is no table may be refused as that.
    case accepted
    /// As JSON.
    case rejected
  }

  /// A cell by its row, from 1, and its column.
  struct Cell: Sendable {
    let row: Int
    /// By name, or by its place from 0.
    let column: String
    let text: String
  }

  let file: String
  let outcome: Outcome
  let rows: Int?
  let columns: Int?
  let exit: Int32
  /// Parts of the message of a refusal.
  let places: [String]
  /// Whether a note must say what was done.
  let isNoted: Bool
  let cells: [Cell]
  /// By column; no numbers where the column must be refused as one of numbers.
  let numbers: [String: [Double]]

  var group: String { String(file.split(separator: "/").first ?? "") }
  /// Where the file is among those that are shipped; `nil` where it is not.
  var shippedPath: String? {
    let path = "Tests/BolavenCommandLineTests/Reference/Corpus/" + file
    return Repository.has(path) ? Repository.absolute(path) : nil
  }
  /// Where the file is in the corpus; `nil` without one.
  var corpusPath: String? { TortureCorpus.folder.map { $0 + "/" + file } }

  static let all: [CorpusEntry] = {
    guard let bytes = try? Repository.bytes("Tests/BolavenCommandLineTests/Reference/corpus.csv"),
      let table = try? CSVReader().read(DataFile(path: "corpus.csv", bytes: bytes))
    else { return [] }
    return (0..<table.rowCount).compactMap { row in
      CorpusEntry { name in (try? table.categories(ColumnName(name)))?[row] ?? "" }
    }
  }()

  private init?(_ text: (String) -> String) {
    guard let outcome = Outcome(rawValue: text("outcome")) else { return nil }
    self.outcome = outcome
    file = text("file")
    rows = Int(text("rows"))
    columns = Int(text("columns"))
    exit = Int32(text("exit")) ?? 0
    places = text("place").split(separator: " ").map(String.init)
    isNoted = text("noted") == "yes"
    func json(_ name: String) -> Any? { try? JSONSerialization.jsonObject(with: Data(text(name).utf8)) }
    cells = (json("cells") as? [[Any]] ?? []).map {
      Cell(row: $0[0] as? Int ?? 0, column: "\($0[1])", text: $0[2] as? String ?? "")
    }
    numbers = (json("numbers") as? [String: Any] ?? [:]).mapValues { $0 as? [Double] ?? [] }
  }
}
