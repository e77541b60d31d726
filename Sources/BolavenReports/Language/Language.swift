/// A language that reports are written in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case lao = "lo"
  case japanese = "ja"
}
