public import BolavenData
public import BolavenReports

/// What an analysis of items is asked, from a plan or a command.
public struct ItemsSettings: Sendable {
  /// What is shown beside the items themselves.
  public enum View: String, Sendable, Hashable, CaseIterable {
    /// What was learned in each part of the course.
    case modules
    /// Who chose which option.
    case distractors
    /// Difficulties and abilities on one scale, by the Rasch model.
    case rasch
    /// Slopes and difficulties of the two-parameter model.
    case twoParameter = "two_parameter"
    /// The gain between two tests on the scale of the items, and which items moved.
    case latentGain = "latent_gain"
  }

  /// The id of the analysis, the first part of every address.
  public var id = "items"
  /// The title of the first table; one in general words where it is `nil`.
  public var title: LocalizedText?
  /// The file of answers, before where there are two.
  public var before: String
  /// The file of answers after; `nil` where the test was taken once.
  public var after: String?
  /// The file of right answers.
  public var key: String
  /// The file of identifiers corrected by hand.
  public var links: String?
  /// The column that names the person; where it is `nil` one that says so by its name is taken.
  public var identifier: ColumnName?
  /// How people without equal identifiers are looked for; not where there is a file of links.
  public var search = LinkSearch.foundColumns
  /// Whether identifiers may not be shown.
  public var isIdentifierPrivate = false
  /// How answers become points.
  public var scoring = ScoringRules()
  /// What is shown beside the items.
  public var views: Set<View> = []
  /// Whether slopes and difficulties are held near 1 and 0 by weak beliefs, so that few people will do.
  public var usesPriors = false
  /// The column with the two groups in which items may work differently.
  public var groups: ColumnName?
  /// Columns whose values may not be shown.
  var hidden: [ColumnName] = []
  /// A bank of known items, on whose scale people are placed.
  public var bank: String?
  /// What the waves are called in the key.
  var waves: [String?] = ["pre", "post"]
  /// Every wave that the key may name; empty where any.
  var keyWaves = ["pre", "post", "follow"]
  /// Probability of the intervals.
  public var confidence = 0.95

  /// An analysis of the items alone.
  public init(before: String, after: String? = nil, key: String) {
    self.before = before
    self.after = after
    self.key = key
  }

  /// Files in the order in which they are named.
  public var files: [String] { [before, after, key, links, bank].compactMap { $0 } }
}
