import Testing

/// Texts of a plan or of data that a careless writer would let act, in the ways in which attackers write them.
///
/// Source: attacks on spreadsheets, pages, Markdown, LaTeX and terminals as collected by OWASP and PayloadsAllTheThings.
struct HostileFamily: Sendable, CustomTestStringConvertible {
  let name: String
  let texts: [String]

  var testDescription: String { name }

  /// Every payload in every template.
  init(_ name: String, _ payloads: [String], in templates: [@Sendable (String) -> String] = [{ $0 }]) {
    self.name = name
    var seen: Set<[UInt8]> = []
    texts = payloads.flatMap { payload in templates.map { $0(payload) } }.filter {
      seen.insert(Array($0.utf8)).inserted
    }
  }

  static let all = [markup, attributes, formulas, latex, markdown, terminal, directions, long, odds]

  static let markup = HostileFamily(
    "markup",
    [
      "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
      "<iframe src=javascript:alert(1)></iframe>", "<body onload=alert(1)>", "<a href=\"javascript:alert(1)\">x</a>",
      "<style>@import'//evil.example'</style>", "<meta http-equiv=refresh content=0>", "<base href=//evil.example>",
      "<link rel=stylesheet href=//evil.example>", "<object data=//evil.example></object>",
      "<embed src=//evil.example>",
      "<form action=//evil.example><input autofocus onfocus=alert(1)>", "<video src=x onerror=alert(1)>",
      "<details open ontoggle=alert(1)>", "<math><mi xlink:href=\"data:x,<script>alert(1)</script>\">",
      "<![CDATA[<script>alert(1)</script>]]>", "<?xml-stylesheet href=\"//evil.example\"?>", "<!--<script>-->",
      "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
    ],
    in: [
      { $0 }, { "\">" + $0 }, { "'>" + $0 }, { "</title></style></textarea>" + $0 }, { "]]>" + $0 }, { "-->" + $0 },
      { $0.replacing("<", with: "&lt;").replacing(">", with: "&gt;") }, { $0.replacing("<", with: "%3C") },
    ])

  static let attributes = HostileFamily(
    "attributes",
    [
      "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='", "` onload=alert(1) `", "javascript:alert(1)",
      "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)", "url(javascript:alert(1))", "expression(alert(1))",
      "x\" style=\"background:url(//evil.example)", "x' xlink:href='//evil.example",
    ],
    in: [{ $0 }, { "\u{0}" + $0 }, { $0.replacing("a", with: "a\t") }, { "\n" + $0 }, { $0 + "\u{0}" }])

  static let formulas = HostileFamily(
    "formulas",
    [
      "=1+1", "=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "-1+cmd", "=HYPERLINK(\"http://a.example\",\"x\")",
      "=IMPORTXML(\"http://a.example\",\"//a\")", "=DDE(\"cmd\";\"/C calc\";\"!A0\")A0", "-2+3+cmd|' /C calc'!A0",
    ],
    in: [
      { $0 }, { " " + $0 }, { "\t" + $0 }, { "\r" + $0 }, { "\n" + $0 }, { "\"" + $0 }, { "'" + $0 }, { "''" + $0 },
      { "\u{A0}" + $0 }, { "\u{3000}" + $0 }, { "\u{FEFF}" + $0 }, { "a;" + $0 }, { "a,\"" + $0 }, { ";; " + $0 },
    ])

  static let latex = HostileFamily(
    "latex",
    [
      "\\input{/etc/passwd}", "\\write18{id}", "\\immediate\\write18{id}", "\\openin5=/etc/passwd", "\\catcode`\\%=0",
      "\\def\\x{\\x}\\x", "$x^2$", "\\end{tabular}\\end{document}", "%", "\\\\[1000cm]", "}{", "{", "}",
      "\\begin{filecontents}{x}", "^^5cinput", "\\csname input\\endcsname x", "\\verb|x|", "#1", "&", "~",
      "\\lstinputlisting{/etc/passwd}", "\\url{file:///etc/passwd}", "\\include{x}", "\\usepackage{x}",
      "\\loop\\iftrue\\repeat",
    ], in: [{ $0 }, { "$" + $0 + "$" }, { "} " + $0 + " {" }, { "[" + $0 + "]" }, { "*" + $0 }])

  static let markdown = HostileFamily(
    "markdown",
    [
      "[x](javascript:alert(1))", "![x](http://a.example/x.png)", "<http://a.example>", "[x]: http://a.example",
      "# heading", "> quote", "- item", "1. item", "---", "|a|b|", "`code`", "```", "~~~", "***b***",
      "https://a.example",
      "www.a.example", "a@b.example", ":smile:", "[^1]", "- [ ] x", "$$x$$", "@user", "{{ x }}", "|---|---|", "===",
      "ftp://a.example", "xmpp:a@b.example",
    ], in: [{ $0 }, { "\n" + $0 + "\n" }, { "|" + $0 + "|" }, { "a\n\n" + $0 }])

  static let terminal = HostileFamily(
    "terminal",
    [
      "\u{1B}[31m", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;cm0gLXJm\u{7}", "\u{1B}]8;;http://e.example\u{1B}\\x",
      "\u{9B}31m", "\u{1B}P0;1|17/ab\u{1B}\\", "\u{8}\u{8}\u{8}", "\r", "\u{C}", "\u{7F}", "\u{85}", "\u{0}",
      "\u{1B}[2J",
      "\u{1B}[1;1H", "\u{E}", "\u{90}x\u{9C}", "\u{1B}c", "\u{5}",
    ], in: [{ $0 }, { "a" + $0 + "b" }, { $0 + $0 }])

  static let directions = HostileFamily(
    "directions",
    [
      "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
      "\u{200E}", "\u{200F}", "\u{061C}", "\u{FEFF}", "\u{2028}", "\u{2029}", "\u{E0041}", "\u{FFFE}", "\u{1FFFF}",
      "\u{FFFD}", "\u{AD}",
    ], in: [{ $0 + "gnp.exe" }, { "a" + $0 + "b" }])

  static let long = HostileFamily(
    "long",
    [
      String(repeating: "x", count: 2000), String(repeating: "漢", count: 500), String(repeating: "ກ", count: 700),
      String(repeating: "a b ", count: 200), "e" + String(repeating: "\u{301}", count: 300),
      String(repeating: "=", count: 300), String(repeating: "-", count: 300), String(repeating: "😀", count: 300),
      String(repeating: "±", count: 300), String(repeating: "<", count: 300), String(repeating: "\\", count: 300),
    ])

  static let odds = HostileFamily(
    "odds",
    [
      "", " ", "  ", "\"", "'", "\"\"", "\\", "\\\\", "\\u202E", ",", ";", "\t", "]]>", "</script>", "{{7*7}}",
      "${7*7}",
      "${jndi:ldap://x}", "%n%s%x", "'; DROP TABLE t; --", "../../etc/passwd", "CON", "NaN", "-0.00", "1e999", "null",
      "true", "a|b|c", "\\|", "\\\\|", "(1)", "(3.5)", "<5", "<0.001", "...", "-", "*", "[a]", "^a", "ᵃ", "a,b\n\"c\"",
      "ສະບາຍດີ", "研修😀", "👩‍👩‍👧", "\u{1F1F1}\u{1F1E6}", String(decoding: [0xED, 0xA0, 0x80] as [UInt8], as: UTF8.self),
      String(decoding: [0xD800] as [UInt16], as: UTF16.self), "\u{0}\u{1}\u{2}", "A\u{0}B", "&amp;", "&#60;script&#62;",
      "&#x202e;", "x-y--z---w", "''", "``", ",,", "fi", "e\u{301}",
    ])
}
