public import BolavenReports

/// A number of a run with everything that is known of where it came from.
public struct TracedNumber: Sendable {
  /// Where it stands.
  public let address: String
  /// What stands there.
  public let content: Cell.Content
  /// What it was made from, complete.
  public let provenance: Provenance
  /// The same number once more; `nil` where there is no second way to it.
  public let recalculation: Recalculation?
  /// The numbers it was made from.
  public let parts: [Part]

  /// A number that another was made from.
  public struct Part: Sendable, Hashable {
    /// Where it stands.
    public let address: String
    /// Its value; `nil` where it is not defined.
    public let value: Double?
  }

  /// The number, or both limits; none where it is not defined, and for words.
  public var values: [Double] { content.values }
}

extension Cell.Content {
  /// The number, or both limits; none where there is none.
  var values: [Double] {
    switch self {
    case .number(let value, _): [value]
    case .interval(let low, let high, _): [low, high]
    case .text, .status, .empty, .notInModel, .doesNotApply, .notReported, .hidden: []
    }
  }
}

extension StudyRun {
  /// The number at an address; `nil` where nothing stands there.
  ///
  /// - Parameter address: `analysis.row.column`, or `T1.row.column` for the first table of the report.
  public func number(at address: String) -> TracedNumber? {
    let full = withoutAlias(address)
    guard let (content, provenance) = origin(at: full) else { return nil }
    return traced(full, content, provenance)
  }

  /// Whether something is known of where a number came from, that of a table or a measure.
  func hasOrigin(_ address: String) -> Bool { origin(at: address) != nil }

  private func origin(at full: String) -> (content: Cell.Content, provenance: Provenance)? {
    if let cell = addressedCells[full], let provenance = cell.provenance { return (cell.content, provenance) }
    for analysis in findings {
      guard full.hasPrefix("\(analysis.id)."), case let key = String(full.dropFirst(analysis.id.count + 1)),
        let measure = analysis.measures[key], let origin = analysis.origin(of: key)
      else { continue }
      let place = Address(analysis: analysis.id, row: key, column: "")
      let whole = RunOrigins(plan, sources).completing(origin, at: place)
      return (.number(measure.value, .fixed(decimals: 2)), whole)
    }
    return nil
  }

  /// The address with the name of a table in place of its number in the report: `T1.` is the first.
  public func withoutAlias(_ address: String) -> String {
    guard let point = address.firstIndex(of: "."), address.first == "T",
      let number = Int(address[address.index(after: address.startIndex)..<point]), number > 0
    else { return address }
    let tables = report.tables
    guard number <= tables.count, !tables.contains(where: { $0.id == String(address[..<point]) }) else {
      return address
    }
    return tables[number - 1].id + address[point...]
  }

  /// Every address of the report that has a number or a status, in its order.
  public var addresses: [String] {
    report.tables.flatMap(\.rows).flatMap(\.cells).compactMap { cell in
      switch cell.content {
      case .number, .interval, .status: cell.address?.description
      case .text, .empty, .notInModel, .doesNotApply, .notReported, .hidden: nil
      }
    }
  }

  /// The second ways to the numbers of every analysis.
  public var recalculations: [Recalculations] {
    let earlier = Dictionary(findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.map { $0.recalculations(in: sources, earlier: earlier) }
  }

  private var addressedCells: [String: Cell] {
    Dictionary(
      report.tables.flatMap(\.rows).flatMap(\.cells).compactMap { cell in
        cell.address.map { ($0.description, cell) }
      }, uniquingKeysWith: { first, _ in first })
  }

  private func traced(_ address: String, _ content: Cell.Content, _ provenance: Provenance) -> TracedNumber {
    let cells = provenance.parts.isEmpty ? [:] : addressedCells
    let parts = provenance.parts.map { part in
      TracedNumber.Part(address: part, value: cells[part]?.content.values.first ?? measure(at: part))
    }
    // To have a hidden number once more would be to show it.
    if case .hidden = content {
      return TracedNumber(
        address: address, content: content, provenance: provenance, recalculation: nil, parts: [])
    }
    var recalculation: Recalculation?
    let earlier = Dictionary(findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for analysis in findings where address.hasPrefix(analysis.id) {
      recalculation = recalculation ?? analysis.recalculations(in: sources, earlier: earlier)[address]
    }
    return TracedNumber(
      address: address, content: content, provenance: provenance, recalculation: recalculation, parts: parts)
  }

  private func measure(at address: String) -> Double? {
    for analysis in findings where address.hasPrefix("\(analysis.id).") {
      if let measure = analysis.measures[String(address.dropFirst(analysis.id.count + 1))] { return measure.value }
    }
    return nil
  }
}
