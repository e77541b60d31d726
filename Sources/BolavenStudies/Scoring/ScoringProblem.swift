/// Why answers cannot be scored by a key.
public enum ScoringProblem: Sendable, Hashable {
  /// The file has no column for some items that the key does not keep out of it; `others` are columns that may be meant.
  case keyDoesNotFit(path: String, key: String, missing: [String], itemCount: Int, others: [String])
  /// The key is for several forms of the test, and the file does not say which form a person had.
  case formUnknown(path: String, key: String, forms: [String])
  /// No item of the key belongs to the wave.
  case noItems(path: String, key: String, wave: String)
  /// Every answer of the file is blank.
  case noAnswers(path: String)
  /// Correction for guessing needs the number of options, and one right option, of every item.
  case guessingUnknown(key: String, items: [String])
  /// Nobody gave an answer that the key has, to any item.
  case keyNeverRight(paths: [String], key: String, itemCount: Int, found: [String], expected: [String])
  /// Every weight of the key is 0.
  case noWeight(key: String)
}
