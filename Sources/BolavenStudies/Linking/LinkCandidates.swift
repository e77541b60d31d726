/// Pairs of rows that may be one person: every pair whose identifiers, names or telephone numbers are near.
///
/// Pairs are found by what they have in common, not by comparing every row with every other.
struct LinkCandidates {
  struct Pair {
    /// Positions among the rows that are left.
    let before: Int
    let after: Int
    let agreement: LinkAgreement
    let weight: Double
  }

  /// In the order of the rows.
  let pairs: [Pair]

  /// More cannot be looked at: names or identifiers that so many rows share say nothing.
  static let most = 5_000_000

  /// - Returns: `nil` where more pairs share something than can be looked at.
  init?(before: [LinkRecord], after: [LinkRecord], weights: () -> LinkWeights) {
    var index: [Key: [Int]] = [:]
    for (row, record) in after.enumerated() {
      for key in Set(Self.keys(of: record, .after)) { index[key, default: []].append(row) }
    }
    var found: [(before: Int, after: Int, agreement: LinkAgreement)] = []
    var looked = 0
    for (row, record) in before.enumerated() {
      var others: Set<Int> = []
      for key in Set(Self.keys(of: record, .before)) {
        guard let rows = index[key] else { continue }
        looked += rows.count
        guard looked <= Self.most else { return nil }
        others.formUnion(rows)
      }
      for other in others.sorted() {
        let agreement = record.agreement(with: after[other])
        if agreement.isCandidate { found.append((row, other, agreement)) }
      }
    }
    guard !found.isEmpty else {
      pairs = []
      return
    }
    let weights = weights()
    pairs = found.map {
      Pair(before: $0.before, after: $0.after, agreement: $0.agreement, weight: weights.weight(of: $0.agreement))
    }
  }

  private enum Side { case before, after }

  private struct Key: Hashable {
    enum Kind { case plainIdentifier, identifier, word, fewestWords, spelling, sound, phone }
    let kind: Kind
    let text: [UInt8]
  }

  private static func keys(of record: LinkRecord, _ side: Side) -> [Key] {
    var keys: [Key] = []
    if let identifier = record.identifier {
      keys.append(Key(kind: .plainIdentifier, text: identifier.plain))
      keys += oneLetterShorter(identifier.letters).map { Key(kind: .identifier, text: $0) }
    }
    if let phone = record.phone { keys.append(Key(kind: .phone, text: Array(phone.utf8))) }
    for script in [record.name?.lao, record.name?.latin, record.name?.characters].compactMap({ $0 }) {
      keys.append(Key(kind: .spelling, text: Array(script.spelledTogether.utf8)))
      for sounds in Set([script.looseSorted, script.looseTogether]) {
        keys += shorter(sounds).map { Key(kind: .sound, text: $0) }
      }
      // Where one name is a part of the other, the first word of the shorter one is a word of the longer one.
      let words = script.keys.map { Array($0.utf8) }
      let first = words.prefix(1)
      keys += (side == .after ? words[...] : first).map { Key(kind: .word, text: $0) }
      keys += (side == .after ? first : words[...]).map { Key(kind: .fewestWords, text: $0) }
    }
    return keys
  }

  private static func shorter(_ text: String) -> [[UInt8]] {
    guard !PersonName.isASCII(text) else { return oneLetterShorter(Array(text.utf8)) }
    return oneLetterShorter(Array(text)).map { Array(String($0).utf8) }
  }
}
