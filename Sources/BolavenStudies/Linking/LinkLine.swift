public import BolavenData
public import BolavenFormats

/// A line of a link table with the places and the identifiers of its rows.
public struct LinkLine: Sendable, Hashable {
  /// A row of a file.
  public struct Place: Sendable, Hashable {
    /// The file, without its folder.
    public let file: String
    /// The row that Excel shows.
    public let row: Int
    /// The identifier that the file has; `nil` for a blank cell, and where there is no such column.
    public let identifier: String?

    init(_ frame: DataFrame, row: Int, identifier: Categories?) {
      file = frame.source.split(separator: "/").last.map(String.init) ?? frame.source
      self.row = frame.excelRow(row)
      self.identifier = identifier?[row]
    }

    /// The identifier, or `row 4` where there is none or it is private.
    func text(hidesIdentifier: Bool = false) -> String {
      identifier.flatMap { hidesIdentifier ? nil : $0 } ?? "row \(row)"
    }
  }

  /// The row before; `nil` where the file has nobody.
  public let before: Place?
  /// The row after.
  public let after: Place?
  /// What was decided.
  public let link: PersonLink

  /// Who the rows are: the identifier of the row before, or after, or its place.
  public var person: String {
    before?.identifier ?? after?.identifier ?? [before, after].compactMap { $0 }.map { "\($0.file) row \($0.row)" }
      .first
      ?? ""
  }

  /// The line for programs.
  ///
  /// - Parameter hidesIdentifiers: whether rows are told by their places only.
  public func json(hidesIdentifiers: Bool = false) -> JSONValue {
    let number = { (x: Double?) in x.map(JSONValue.number) ?? .null }
    let place = { (place: Place?) -> JSONValue in
      guard let place else { return .null }
      let identifier = place.identifier.flatMap { hidesIdentifiers ? nil : $0 }
      return .object([
        JSONMember("file", .string(place.file)), JSONMember("row", .integer(place.row)),
        JSONMember("id", identifier.map(JSONValue.string) ?? .null),
      ])
    }
    return .object([
      JSONMember("before", place(before)), JSONMember("after", place(after)),
      JSONMember("decision", .string(link.decision.rawValue)), JSONMember("method", .string(link.method.rawValue)),
      JSONMember("weight", number(link.weight)), JSONMember("second_best", number(link.secondBest)),
      JSONMember("margin", number(link.margin)),
      JSONMember("differ", .array(link.differing.map { .string($0.rawValue) })),
      JSONMember("reason", .string(link.reason.rawValue)),
    ])
  }
}

extension PersonLinks {
  /// Every line with its places.
  ///
  /// - Parameters:
  ///   - before: the rows that were linked.
  ///   - after: the same.
  public func lines(before: DataFrame, after: DataFrame) -> [LinkLine] {
    let identifiers = [before, after].map { frame in fields.identifier.flatMap { try? frame.categories($0) } }
    return links.map { link in
      LinkLine(
        before: link.rowBefore.map { LinkLine.Place(before, row: $0, identifier: identifiers[0]) },
        after: link.rowAfter.map { LinkLine.Place(after, row: $0, identifier: identifiers[1]) }, link: link)
    }
  }
}

extension [LinkLine] {
  /// The lines that say more than that two identifiers are equal.
  var remarkable: [LinkLine] {
    filter { $0.link.method != .identifier || !Set($0.link.differing).isDisjoint(with: [.name, .sex]) }
  }

  /// How many lines there are of each decision and method, and those that say more than that identifiers are equal.
  func details(_ fields: LinkFields, hidesIdentifiers: Bool) -> [JSONMember] {
    [
      JSONMember(
        "linking",
        .object([
          JSONMember(
            "columns",
            .object(
              LinkField.allCases.compactMap { field in
                let columns = fields.columns.filter { $0.field == field }.map { JSONValue.string($0.column.text) }
                return columns.isEmpty ? nil : JSONMember(field.rawValue, .array(columns))
              })),
          JSONMember("linked_by_id", .integer(count { $0.link.method == .identifier })),
          JSONMember(
            "linked_otherwise", .integer(count { $0.link.decision == .linked && $0.link.method != .identifier })),
          JSONMember("to_review", .integer(count { $0.link.decision == .review })),
          JSONMember("unmatched", .integer(count { $0.link.decision == .unmatched })),
          JSONMember("links", .array(remarkable.map { $0.json(hidesIdentifiers: hidesIdentifiers) })),
        ]))
    ]
  }
}
