public import BolavenData
public import BolavenEstimation

/// How often each text of a column occurs, in all rows and in each group.
public struct TextDescription: Sendable, Hashable {
  /// A count in all rows and in each group.
  public struct Count: Sendable, Hashable {
    /// In all rows, those without a group too.
    public fileprivate(set) var all = 0
    /// One for each group.
    public fileprivate(set) var groups: [Int]

    fileprivate init(groups: Int) { self.groups = [Int](repeating: 0, count: groups) }

    fileprivate mutating func add(_ group: Int?) {
      all += 1
      if let group { groups[group] += 1 }
    }
  }

  /// A text that is listed.
  public struct Level: Sendable, Hashable {
    /// As the file writes it.
    public let text: String
    /// How often it occurs.
    public let count: Count
  }

  /// Columns with more texts are not tested.
  static let mostTested = 50

  /// The column.
  public let name: ColumnName
  /// The texts that are listed: the most frequent first, or in their order where all are and were asked for as values.
  public let levels: [Level]
  /// The other texts together.
  public let other: Count
  /// How many other texts there are.
  public let otherLevels: Int
  /// How often the most frequent text occurs.
  public let mostFrequent: Int
  /// Rows with a text.
  public let present: Count
  /// Rows without.
  public let missing: Count
  /// How often texts and groups occur together; `nil` without groups, or with too many texts.
  public let association: ContingencyTable?

  init(_ name: ColumnName, _ texts: Categories, _ groups: DescribedGroups?, _ settings: DescriptionSettings) {
    let groupCount = groups?.levels.count ?? 0
    var frequencies = [Int](repeating: 0, count: texts.levels.count)
    for code in texts.codes where code >= 0 { frequencies[Int(code)] += 1 }
    let used = frequencies.indices.filter { frequencies[$0] > 0 }
    let listed = Self.listed(used, frequencies, texts.levels, settings)
    let isListed = Set(listed)
    // Every text has a place while they are few; then only those that are listed, and one for all others.
    let isTested = groups != nil && used.count <= Self.mostTested
    let rest = isTested ? used.filter { !isListed.contains($0) } : []
    var place = [Int](repeating: listed.count, count: texts.levels.count)
    for (position, code) in (listed + rest).enumerated() { place[code] = position }
    var counts = [Count](repeating: Count(groups: groupCount), count: listed.count + (isTested ? rest.count : 1))
    var present = Count(groups: groupCount)
    var missing = Count(groups: groupCount)
    for (row, code) in texts.codes.enumerated() {
      let group = groups?.groupOfRow[row]
      guard code >= 0 else {
        missing.add(group)
        continue
      }
      present.add(group)
      counts[place[Int(code)]].add(group)
    }
    self.name = name
    mostFrequent = frequencies.max() ?? 0
    self.present = present
    self.missing = missing
    levels = listed.enumerated().map { Level(text: texts.levels[$1], count: counts[$0]) }
    otherLevels = used.count - listed.count
    other = counts.dropFirst(listed.count).reduce(into: Count(groups: groupCount)) { total, count in
      total.all += count.all
      for group in 0..<groupCount { total.groups[group] += count.groups[group] }
    }
    association = isTested && !counts.isEmpty ? ContingencyTable(counts.map(\.groups)) : nil
  }

  /// The codes of the texts that are listed: the most frequent, in equal numbers by code point; in the order of groups where
  /// all were asked for as values. Where they are many and none has a hundredth of the rows, they are names: none.
  private static func listed(
    _ used: [Int], _ frequencies: [Int], _ levels: [String], _ settings: DescriptionSettings
  ) -> [Int] {
    let isWhole = used.count <= settings.levels
    if settings.countsValues, isWhole {
      let order = Grouping(labels: used.map { levels[$0] })
      return used.indices.sorted { order.groupOfRow[$0] < order.groupOfRow[$1] }.map { used[$0] }
    }
    let most = frequencies.max() ?? 0
    if !isWhole, most == 1 || most * 100 < frequencies.reduce(0, +) { return [] }
    // Only texts that may be listed are compared: a column may hold a million.
    let least = isWhole ? 0 : used.map { frequencies[$0] }.sorted(by: >)[settings.levels - 1]
    let sorted = used.filter { frequencies[$0] >= least }.sorted { first, second in
      frequencies[first] != frequencies[second]
        ? frequencies[first] > frequencies[second]
        : levels[first].unicodeScalars.lexicographicallyPrecedes(levels[second].unicodeScalars)
    }
    return Array(sorted.prefix(settings.levels))
  }

  /// How many different texts there are.
  public var levelCount: Int { levels.count + otherLevels }
}
