public import BolavenNumerics

/// Items on one scale, from many small sessions together, and abilities of new persons on that scale.
///
/// A session of 7 or 28 persons cannot carry a two-parameter model; many of them that share items can. Once calibrated,
/// the items are known and a new session of any size is scored on the same scale.
public struct ItemBank: Sendable {
  /// Answers of one session to items of the bank.
  public struct Session: Sendable {
    /// One name an item of the answers.
    public let items: [String]
    /// The answers.
    public let responses: ItemResponses

    /// A session; every item has a name of its own.
    public init(items: [String], responses: ItemResponses) {
      precondition(items.count == responses.itemCount && Set(items).count == items.count, "every item has its own name")
      self.items = items
      self.responses = responses
    }
  }

  /// Names, ascending.
  public let names: [String]
  /// One a name.
  public let parameters: [ItemParameters]
  /// The population on whose mean and spread the scale stands.
  public let population: LatentGroup
  private let positions: [String: Int]

  /// A bank of known items.
  ///
  /// - Throws: `tooFewItems` without any; `slopeNotPositive` with the position of the name.
  public init(_ items: [String: ItemParameters], population: LatentGroup = .standard) throws(ItemError) {
    guard !items.isEmpty else { throw .tooFewItems(count: 0, needed: 1) }
    names = items.keys.sorted()
    parameters = names.compactMap { items[$0] }
    if let item = parameters.firstIndex(where: { !($0.slope > 0) }) { throw .slopeNotPositive(item: item) }
    self.population = population
    positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }

  /// The calibration of sessions together.
  ///
  /// - Parameters:
  ///   - separately: whether each session has its own mean and spread of abilities, the first being 0 and 1; otherwise
  ///     all are one population.
  ///   - options: anchors by the position of their names in ascending order.
  /// - Throws: `separatedItems` (positions of names in ascending order) where sessions share no items by any chain, what
  ///   `MarginalModel` throws, `slopeNotPositive`.
  public init(
    calibrating sessions: [Session], separately: Bool = false,
    options: MarginalModel.Options = MarginalModel.Options(), threads: Int = Threads.available
  ) throws(ItemError) {
    let names = Set(sessions.flatMap(\.items)).sorted()
    guard !names.isEmpty else { throw .tooFewItems(count: 0, needed: 2) }
    let position = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let places = sessions.map { session in session.items.compactMap { position[$0] } }
    try Self.requireConnected(places, count: names.count)
    var rows: [(session: Int, person: Int)] = []
    for (index, session) in sessions.enumerated() {
      rows += (0..<session.responses.personCount).map { (index, $0) }
    }
    let columns = places.map { places -> [Int] in
      var column = [Int](repeating: -1, count: names.count)
      for (own, place) in places.enumerated() { column[place] = own }
      return column
    }
    let responses = ItemResponses(personCount: rows.count, itemCount: names.count) { row, item in
      let (session, person) = rows[row]
      let column = columns[session][item]
      return column < 0 ? nil : sessions[session].responses[person, column]
    }
    let model = try MarginalModel(
      responses, groups: separately ? rows.map(\.session) : nil, options: options, threads: threads)
    try self.init(
      Dictionary(uniqueKeysWithValues: zip(names, model.items)), population: model.groups[0])
  }

  /// The item of this name; `nil` where the bank has none.
  public subscript(name: String) -> ItemParameters? { positions[name].map { parameters[$0] } }

  /// Abilities of the persons of a session on the scale of the bank, by the law of the ability given the answers.
  ///
  /// - Parameters:
  ///   - population: what is known of the persons before their answers; the population of the bank where left out.
  /// - Returns: one a person; `nil` for one who answered no item of the bank.
  /// - Throws: `noCommonItems` where the bank has none of the items.
  public func abilities(
    of session: Session, population: LatentGroup? = nil, threads: Int = Threads.available
  ) throws(ItemError) -> [Ability?] {
    let known = session.items.indices.filter { positions[session.items[$0]] != nil }
    guard !known.isEmpty else { throw .noCommonItems }
    let items = known.compactMap { self[session.items[$0]] }
    let patterns = ResponsePatterns(session.responses.selectingItems(known))
    let group = population ?? self.population
    let fixed = MarginalParameters(
      starts: items, isFixed: items.map { _ in true }, slopes: .free, groups: [group], freeGroups: [false])
    let steepest = items.reduce(0) { max($0, $1.slope) }
    let quadrature = LatentQuadrature.automatic
    let likelihood = MarginalLikelihood(
      patterns, quadrature: quadrature.refined(steepest: steepest, groups: [group]) ?? quadrature, threads: threads)
    let found = likelihood.abilities(fixed)
    return patterns.patternOfPerson.map { $0 < 0 ? nil : found[$0] }
  }

  /// The scale of some items, for weighted likelihood estimates and information.
  ///
  /// - Throws: `noCommonItems` where the bank has none of the items.
  public func scale(of items: [String]) throws(ItemError) -> AbilityScale {
    let known = items.compactMap { self[$0] }
    guard !known.isEmpty else { throw .noCommonItems }
    return try AbilityScale(slopes: known.map(\.slope), difficulties: known.map(\.difficulty))
  }

  /// - Throws: `separatedItems` with the smaller part, unless a chain of sessions links every item with every other.
  private static func requireConnected(_ sessions: [[Int]], count: Int) throws(ItemError) {
    var isReached = [Bool](repeating: false, count: count)
    var open = sessions.filter { !$0.isEmpty }
    guard let first = open.popLast() else { return }
    for item in first { isReached[item] = true }
    while let next = open.firstIndex(where: { $0.contains { isReached[$0] } }) {
      for item in open.remove(at: next) { isReached[item] = true }
    }
    guard isReached.contains(false) else { return }
    let inside = isReached.indices.filter { isReached[$0] }
    let outside = isReached.indices.filter { !isReached[$0] }
    throw .separatedItems(inside.count < outside.count ? inside : outside)
  }
}
