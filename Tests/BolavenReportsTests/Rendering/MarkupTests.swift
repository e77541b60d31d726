import Testing

@testable import BolavenReports

@Suite struct MarkupTests {
  @Test(
    "signs of markup become words",
    arguments: [
      ("<b a=\"1\" c='2'>&", "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;"), ("&lt;", "&amp;lt;"),
      ("]]>", "]]&gt;"), ("", ""), ("ສະບາຍດີ 研修 😀 e\u{301}", "ສະບາຍດີ 研修 😀 e\u{301}"),
    ])
  func escapes(_ text: String, _ expected: String) {
    #expect(escaped(text) == expected)
  }

  @Test(
    "what cannot be seen is shown by its number",
    arguments: [
      ("\u{0}", "&lt;U+0000&gt;"), ("a\u{1B}[1m", "a&lt;U+001B&gt;[1m"), ("\u{202E}x", "&lt;U+202E&gt;x"),
      ("\u{FEFF}", "&lt;U+FEFF&gt;"), ("\u{FFFF}", "&lt;U+FFFF&gt;"), ("\u{1FFFE}", "&lt;U+1FFFE&gt;"),
    ])
  func shows(_ text: String, _ expected: String) {
    #expect(escaped(text) == expected)
  }

  @Test func whiteSpaceStaysWhiteSpace() {
    #expect(escaped("a\tb\nc\r\nd") == "a b c  d")
    #expect(escaped("ລາວ\u{200B}ລາວ") == "ລາວ\u{200B}ລາວ")
  }
}
