import BolavenEstimation
import BolavenFormats
import BolavenReports

/// The digits of certified data sets, for a reader and for a program.
struct Verification {
  let results: [CertifiedResult]
  /// Where the certified values are.
  let source: String

  /// Whether every number has the digits that are owed.
  var isReached: Bool { results.allSatisfy(\.isReached) }

  func rendered(_ format: String, width: Int) throws(CommandFailure) -> [UInt8] {
    if format == OutputFormat.json { return json.encoded() }
    do throws(ReportError) {
      if format == TextRenderer.format { return TextRenderer(width: width).render(report, in: .english) }
      guard let renderer = ReportRenderers.all.first(where: { $0.format == format }) else { return [] }
      return try renderer.init().render(report, in: .english)
    } catch {
      throw CommandFailure([error.message])
    }
  }

  // MARK: Tables

  /// A table a kind, a block for each way in which its sets are computed.
  var report: Report {
    let tables = CertifiedResult.Kind.allCases.compactMap { kind in
      let members = results.filter { $0.kind == kind }
      return members.isEmpty ? nil : Block.table(table(of: kind, members))
    }
    return Report(
      id: "verify", title: LocalizedText("Certified numbers"), blocks: tables + [.notice(Notice(.finding, verdict))])
  }

  private func table(of kind: CertifiedResult.Kind, _ members: [CertifiedResult]) -> Table {
    let groups = Self.groups(of: kind)
    let id = "verify-\(kind.rawValue)"
    let ways = CertifiedResult.Way.allCases.filter { way in members.contains { $0.way == way } }
    return Table(
      id: id, title: Self.title(of: kind), stub: LocalizedText("Set"),
      spanners: groups.indices.map {
        Table.Spanner(header: LocalizedText(groups[$0].header), columns: 2 * $0..<2 * $0 + 2)
      },
      columns: groups.flatMap { group in
        [
          TableColumn(id: "\(group.header).digits", header: LocalizedText("digits")),
          TableColumn(id: "\(group.header).owed", header: LocalizedText("owed")),
        ]
      },
      blocks: ways.map { way in
        TableBlock(
          label: Self.label(of: way),
          rows: members.filter { $0.way == way }.map { row($0, groups, table: id) })
      },
      notes: [
        Note(
          .rows,
          LocalizedText(
            "Digits in which the computed and the certified number agree, -log10(|c - t| / |t|), at most 15; the fewest "
              + "where several numbers stand together.")),
        Note(.errors, LocalizedText("! marks fewer digits than are owed.")),
        Note(.source, LocalizedText(kind == .distribution ? Self.tailSource : Self.setSource)),
      ])
  }

  private func row(_ result: CertifiedResult, _ groups: [Group], table: String) -> TableRow {
    let row = "\(result.set).\(result.way.rawValue)"
    let cells = groups.flatMap { group in
      let agreements = result.agreements.filter { group.holds($0.quantity) }
      let cell = { (column: String, value: Double?) in
        Cell.number(
          value, .fixed(decimals: 1),
          at: Address(analysis: table, row: row, column: "\(group.header).\(column)"),
          from: Provenance(
            formula: "log_relative_error", columns: [], rows: agreements.count, sources: [Provenance.Source(source)]))
      }
      let digits = cell("digits", agreements.map(\.digits).min())
      return [
        agreements.allSatisfy(\.isReached) ? digits : digits.marked(.flag("!")),
        cell("owed", agreements.map(\.needed).max()),
      ]
    }
    return TableRow(id: row, label: .verbatim(result.set), cells: cells)
  }

  /// Numbers that stand under one head.
  private struct Group {
    let header: String
    let holds: (String) -> Bool
  }

  private static func groups(of kind: CertifiedResult.Kind) -> [Group] {
    switch kind {
    case .univariate:
      [
        Group(header: "Mean") { $0 == "mean" }, Group(header: "SD") { $0 == "sd" },
        Group(header: "Lag-1 r") { $0 == "r1" },
      ]
    case .variance:
      [
        Group(header: "Sums of squares") { $0.hasSuffix("_ss") }, Group(header: "F") { $0 == "f" },
        Group(header: "R2, residual SD") { $0.hasPrefix("r") },
      ]
    case .regression:
      [
        Group(header: "Coefficients") { $0.hasPrefix("b") }, Group(header: "Standard errors") { $0.hasPrefix("se_") },
        Group(header: "Residual SD, R2, F") { $0.hasPrefix("r") || $0 == "f" },
      ]
    case .distribution:
      [
        Group(header: "Lower tail") { $0.hasPrefix("lower") }, Group(header: "Upper tail") { $0.hasPrefix("upper") },
      ]
    }
  }

  private static let setSource = "Source: NIST/ITL, Statistical Reference Datasets."
  private static let tailSource = "Source: mpmath with 60 digits, tails down to 1e-290."

  private static func title(of kind: CertifiedResult.Kind) -> LocalizedText {
    switch kind {
    case .univariate: LocalizedText("Summary statistics: right digits")
    case .variance: LocalizedText("One-way analysis of variance: right digits")
    case .regression: LocalizedText("Linear regression: right digits")
    case .distribution: LocalizedText("Distributions: right digits")
    }
  }

  private static func label(of way: CertifiedResult.Way) -> LocalizedText {
    switch way {
    case .decimals: LocalizedText("Decimals of the file")
    case .doubles: LocalizedText("Doubles")
    case .readyColumns: LocalizedText("Doubles, powers in ready columns")
    case .formula: LocalizedText("Doubles, powers of a formula")
    }
  }

  private var verdict: LocalizedText {
    let all = results.flatMap(\.agreements)
    let short = all.count { !$0.isReached }
    return short == 0
      ? LocalizedText("All \(all.count) numbers have the digits that are owed.")
      : LocalizedText("\(short) of \(all.count) numbers have fewer digits than are owed.")
  }

  // MARK: Machine form

  private var json: JSONValue {
    .object([
      JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(VerifyCommand.name)),
      JSONMember("reached", .bool(isReached)),
      JSONMember("sets", .array(results.map(Self.json))),
    ])
  }

  private static func json(_ result: CertifiedResult) -> JSONValue {
    .object([
      JSONMember("set", .string(result.set)), JSONMember("kind", .string(result.kind.rawValue)),
      JSONMember("way", .string(result.way.rawValue)), JSONMember("reached", .bool(result.isReached)),
      JSONMember("least_digits", .number(result.leastDigits)),
      JSONMember(
        "numbers",
        .array(
          result.agreements.map { agreement in
            .object([
              JSONMember("quantity", .string(agreement.quantity)),
              JSONMember("certified", .number(agreement.certified)),
              JSONMember("computed", agreement.found.map(JSONValue.number) ?? .null),
              JSONMember("digits", .number(agreement.digits)), JSONMember("needed", .number(agreement.needed)),
            ])
          })),
    ])
  }
}
