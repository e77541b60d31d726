/// What makes two rows one person.
public struct LinkRules: Sendable, Hashable {
  /// Log base 2 of the odds from which a pair is linked.
  public var acceptedWeight = 6.0
  /// From which it is shown to somebody who decides.
  public var reviewedWeight = 3.0
  /// By how much a linked pair is better than the second best of either row.
  public var margin = 2.0

  /// The weights of the specification.
  public init(acceptedWeight: Double = 6, reviewedWeight: Double = 3, margin: Double = 2) {
    self.acceptedWeight = acceptedWeight
    self.reviewedWeight = reviewedWeight
    self.margin = margin
  }

  /// m: how often a field agrees on two rows of one person.
  ///
  /// Ages are remembered and rounded, telephone numbers change hands: less is expected of them.
  static func agreementOfOnePerson(_ field: LinkField) -> Double {
    switch field {
    case .identifier: 0.98
    case .name: 0.95
    case .sex: 0.99
    case .affiliation: 0.95
    case .age: 0.90
    case .phone: 0.85
    }
  }
}
