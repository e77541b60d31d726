import BolavenData
import Testing

@Suite struct FormPatternTests {
  @Test(
    "a pattern is that of the whole answer",
    arguments: [
      ("[0-9]{8}", "12345678", true), ("[0-9]{8}", "123456789", false), ("^\\d{2,3}$", "1", false),
      ("^\\d{2,3}$", "123", true), ("LCA-[0-9]{3}", "LCA-007", true), ("(020|030)\\d{8}", "02055512345", true),
      ("(020|030)\\d{8}", "04055512345", false), ("a*b+c?", "bbc", true), ("a*b+c?", "ac", false), (".+", "ກາ", true),
      ("[^@ ]+@[^@ ]+\\.[a-z]{2,}", "a@b.la", true), ("[ກ-ຮ]+", "ກຂ", true), ("(ab|)c", "c", true),
      ("", "", true), ("\\w+[-\\s]\\w+", "ab cd", true), ("[]a]+", "]a", true), ("[a-]+", "a-", true),
      ("x{2,}", "xxxx", true), ("x{2,}", "x", false), ("(?:ab)+", "abab", true), ("a|b|c", "c", true),
    ])
  func matches(_ example: (pattern: String, text: String, isMatch: Bool)) throws {
    #expect(try #require(FormPattern(example.pattern)).matches(example.text) == example.isMatch)
  }

  @Test(
    "what is not understood is refused",
    arguments: [
      "(a", "a)", "[a", "*a", "a**", "a{2", "a{3,1}", "(?=a)", "\\1", "\\bx", "a{9999}", "(a{200}){200}", "[b-a]",
    ])
  func refuses(_ pattern: String) { #expect(FormPattern(pattern) == nil) }

  @Test(.timeLimit(.minutes(1))) func noPatternTakesForever() throws {
    let pattern = try #require(FormPattern("(a*)*b"))
    #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
  }
}
