/// What a run left under a block, between its markers: what is shown, and behind it, in a comment, the numbers exactly.
///
///     <!-- bolaven:begin gain in=5a1c0e2f f=9f3c21d0 v=0.1.0 -->
///     ...
///     <!-- bolaven:values gain
///     file 9f3c21d0 28 ../datasets/paksong/tot_pre.csv
///     setting seed 20230427
///     knowledge-gain.all pre=13 change=3.076923076923077
///     -->
///     <!-- bolaven:end gain -->
struct BlockRecord: Hashable {
  /// Positions of its lines, markers included; empty for one that is not in a notebook.
  var range: Range<Int> = 0..<0
  let id: String
  /// Fingerprint of the text of the block, of those above it and of the settings.
  var input = ""
  /// Fingerprint of the files that were read.
  var files = ""
  var version = ""
  /// What a reader sees.
  var shown: [String] = []
  var values = RecordedValues()

  /// The lines that stand in the notebook.
  var lines: [String] {
    ["<!-- bolaven:begin \(id) in=\(input) f=\(files) v=\(version) -->"] + shown
      + (values.isEmpty ? [] : ["<!-- bolaven:values \(id)"] + values.lines + ["-->"]) + [Self.end(id)]
  }

  private static func end(_ id: String) -> String { "<!-- bolaven:end \(id) -->" }

  enum Search { case none, broken, found(BlockRecord) }

  /// Looks for the record of a block, which follows its last line.
  static func find(_ id: String, behind closing: Int, in lines: [String]) -> Search {
    guard let start = lines[(closing + 1)...].firstIndex(where: { !trimmed($0).isEmpty }),
      let words = marker("begin", in: lines[start]), words.first == id
    else { return .none }
    guard let end = lines[start...].firstIndex(of: Self.end(id)) else { return .broken }
    var record = BlockRecord(id: id)
    record.range = start..<(end + 1)
    for word in words.dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "in": record.input = parts[1]
      case "f": record.files = parts[1]
      case "v": record.version = parts[1]
      default: break
      }
    }
    let inside = lines[(start + 1)..<end]
    let values = inside.lastIndex(of: "<!-- bolaven:values \(id)")
    record.shown = Array(inside[..<(values ?? end)])
    if let values { record.values = RecordedValues(inside[(values + 1)...].prefix { $0 != "-->" }) }
    return .found(record)
  }

  /// The name in a marker that stands where none belongs.
  static func strayMarker(in line: String) -> String? {
    (marker("begin", in: line) ?? marker("end", in: line)).map { $0.first ?? "" }
  }

  private static func marker(_ kind: String, in line: String) -> [String]? {
    let text = trimmed(line)
    let opening = "<!-- bolaven:\(kind) "
    guard text.hasPrefix(opening), text.hasSuffix("-->") else { return nil }
    return text.dropFirst(opening.count).dropLast(3).split(separator: " ").map(String.init)
  }
}

/// The exact numbers of a block, and what they were made from, as they are kept in the notebook.
struct RecordedValues: Hashable {
  /// A file that was read.
  struct File: Hashable {
    let path: String
    /// The first eight digits of its SHA-256.
    let fingerprint: String
    /// `nil` where it is no table.
    let rows: Int?
  }

  /// A number, an interval or a status at an address.
  struct Value: Hashable {
    let address: String
    /// One number, or the two limits of an interval; empty for words.
    let numbers: [Double]
    /// What stands in the notebook: the shortest digits that give the same numbers back.
    let text: String
  }

  var inputs: [File] = []
  var settings: [(name: String, value: String)] = []
  var values: [Value] = []

  var isEmpty: Bool { inputs.isEmpty && settings.isEmpty && values.isEmpty }

  init() {}

  /// Reads the lines of a notebook; what is not understood is passed over.
  init(_ lines: some Sequence<String>) {
    for line in lines {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard words.count > 1 else { continue }
      switch words[0] {
      case "file" where words.count > 3:
        inputs.append(
          File(path: Self.plain(words[3...].joined(separator: " ")), fingerprint: words[1], rows: Int(words[2])))
      case "setting" where words.count > 2:
        settings.append((words[1], Self.plain(words[2...].joined(separator: " "))))
      default:
        for word in words.dropFirst() {
          let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
          guard parts.count == 2 else { continue }
          values.append(Value(address: Self.plain(words[0]) + "." + Self.plain(parts[0]), text: parts[1]))
        }
      }
    }
  }

  var lines: [String] {
    var lines = inputs.map {
      "file \($0.fingerprint) \($0.rows.map(String.init) ?? "-") \(Self.safe($0.path, blanks: true))"
    }
    lines += settings.map { "setting \($0.name) \(Self.safe($0.value, blanks: true))" }
    var row: (name: String, cells: [String])?
    for value in values {
      let point = value.address.lastIndex(of: ".") ?? value.address.startIndex
      let name = Self.safe(String(value.address[..<point]))
      let cell = Self.safe(String(value.address[point...].dropFirst())) + "=" + value.text
      if row?.name == name {
        row?.cells.append(cell)
      } else {
        if let row { lines.append(([row.name] + row.cells).joined(separator: " ")) }
        row = (name, [cell])
      }
    }
    if let row { lines.append(([row.name] + row.cells).joined(separator: " ")) }
    return lines
  }

  static func == (first: RecordedValues, second: RecordedValues) -> Bool { first.lines == second.lines }
  func hash(into hasher: inout Hasher) { hasher.combine(lines) }

  /// A text without the signs that part words here, or end a comment.
  private static func safe(_ text: String, blanks: Bool = false) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      let isKept = !["%", ">", "\n", "\r", "\t"].contains(scalar) && (blanks || ![" ", "="].contains(scalar))
      if isKept {
        safe.unicodeScalars.append(scalar)
      } else {
        safe += "%" + String(scalar.value + 0x100, radix: 16).dropFirst()
      }
    }
    return safe
  }

  private static func plain(_ text: String) -> String {
    var parts = text.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
    let first = parts.removeFirst()
    return first
      + parts.map { part in
        guard let code = UInt32(part.prefix(2), radix: 16), let scalar = Unicode.Scalar(code) else { return "%" + part }
        return String(Character(scalar)) + part.dropFirst(2)
      }.joined()
  }
}

extension RecordedValues.Value {
  /// - Parameter text: as it stands in a notebook.
  init(address: String, text: String) {
    self.address = address
    self.text = text
    let parts = text.split(separator: "~", omittingEmptySubsequences: false).map { Double($0) }
    numbers = parts.contains(nil) ? [] : parts.compactMap(\.self)
  }

  init(address: String, _ numbers: [Double]) {
    self.address = address
    self.numbers = numbers
    text = numbers.map(decimal).joined(separator: "~")
  }
}
