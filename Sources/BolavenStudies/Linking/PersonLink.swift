import Glibc

/// One line of a link table: two rows of one person, two that may be, or a row that found nobody.
public struct PersonLink: Sendable, Hashable {
  /// What was decided.
  public enum Decision: String, Sendable, Hashable, CaseIterable {
    case linked
    /// Somebody has to look: the two rows are not used as one person.
    case review
    case unmatched
  }

  /// What the link rests on.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// The same identifier.
    case identifier = "id"
    /// An identifier that is mistyped in one file.
    case repaired
    case name
    case phone
    case none
  }

  /// Why it was decided so.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    case sameIdentifier = "same_id"
    /// The identifiers differ in their writing only.
    case idWritten = "id_written"
    /// Two neighbours of the identifier have changed places.
    case idSwapped = "id_swapped"
    /// One letter or digit of the identifier differs.
    case idEdited = "id_edited"
    /// One row has no identifier, or neither has, and the names agree.
    case nameAgrees = "name_agrees"
    /// Review: the weight is below that of a link.
    case weightBetween = "weight_between"
    /// Review: another row agrees nearly as well.
    case severalFit = "several_fit"
    /// Review: both rows have an identifier, and the two are not near.
    case identifiersDiffer = "ids_differ"
    /// Review: the names may be those of two persons.
    case namesDiffer = "names_differ"
    case sexesDiffer = "sexes_differ"
    /// Review: only the sound of the names agrees, and nothing beside it names the person.
    case soundOnly = "sound_only"
    /// Review: no names, and the identifiers are not near enough by themselves.
    case nothingNamesThePerson = "nothing_names_the_person"
    /// Unmatched: no row of the other file is near.
    case nobodyNear = "nobody_near"
    /// Unmatched: rows are near by one field, the others speak against it.
    case weightLow = "weight_low"
    /// Unmatched: the rows that are near belong to others.
    case takenByOthers = "taken_by_others"
  }

  /// Positions among the rows, from 0; `nil` where the file has nobody.
  public let rowBefore: Int?
  /// The same in the file after.
  public let rowAfter: Int?
  /// What was decided.
  public let decision: Decision
  /// What the link rests on.
  public let method: Method
  /// Why.
  public let reason: Reason
  /// Log base 2 of the odds; `nil` for equal identifiers, which are not weighed.
  public let weight: Double?
  /// The weight of the best other pair of either row; `nil` where there is none.
  public let secondBest: Double?
  /// Fields in which the two rows are not the same.
  public let differing: [LinkField]

  /// By how much the link is better than the second best; `nil` where there is none.
  public var margin: Double? { weight.flatMap { weight in secondBest.map { weight - $0 } } }
}

extension PersonLink {
  /// What is decided on two rows that agree so, and why.
  ///
  /// Without names a swap in an identifier is only taken where less than one pair in sixteen files would agree as well by
  /// chance: numbers that are swaps of each other belong to neighbours too.
  ///
  /// - Parameter rowPairs: pairs of rows that nothing else has linked.
  static func decision(
    on agreement: LinkAgreement, weight: Double, secondBest: Double?, rowPairs: Int, _ rules: LinkRules
  ) -> (decision: Decision, reason: Reason) {
    if let identifier = agreement.identifier, identifier == .different { return (.review, .identifiersDiffer) }
    if let name = agreement.name, name >= .near { return (.review, .namesDiffer) }
    if agreement.sex == false { return (.review, .sexesDiffer) }
    let isNearIdentifier = agreement.identifier.map { $0 <= .swapped } ?? false
    if agreement.name == .alike, !isNearIdentifier { return (.review, .soundOnly) }
    if agreement.name == nil, agreement.identifier != .written {
      let agrees = [agreement.sex, agreement.affiliation, agreement.age, agreement.phone].contains(true)
      guard isNearIdentifier, agrees, weight >= log2(Double(max(1, rowPairs))) + 4 else {
        return (.review, .nothingNamesThePerson)
      }
    }
    if weight < rules.acceptedWeight { return (.review, .weightBetween) }
    if let secondBest, weight - secondBest < rules.margin { return (.review, .severalFit) }
    return switch agreement.identifier {
    case .written: (.linked, .idWritten)
    case .swapped: (.linked, .idSwapped)
    case .edited: (.linked, .idEdited)
    case .same: (.linked, .sameIdentifier)
    case .different, nil: (.linked, .nameAgrees)
    }
  }

  static func method(of agreement: LinkAgreement) -> Method {
    if let identifier = agreement.identifier, identifier < .different {
      return identifier == .same ? .identifier : .repaired
    }
    if let name = agreement.name, name < .different { return .name }
    return agreement.phone == true ? .phone : .none
  }
}
