import Testing

@testable import BolavenCommandLine

@Suite struct SystemPartTests {
  static let parts = [
    SystemPart(
      name: "OpenBLAS", purpose: "regressions", isNeeded: true, isFound: false, detail: "",
      remedy: "sudo apt-get install libopenblas-dev"),
    SystemPart(name: "libyaml", purpose: "plans", isNeeded: true, isFound: true, detail: "0.2.5", remedy: "x"),
    SystemPart(
      name: "fonts", purpose: "charts", isNeeded: false, isFound: false, detail: "", remedy: "sudo apt-get install f"),
  ]

  @Test func theTableSaysWhatToType() {
    #expect(
      SystemPart.table(Self.parts) == """
        part      needed for   found  version
        -------------------------------------
        OpenBLAS  regressions  NO
        libyaml   plans        yes    0.2.5
        fonts     charts       no

        Missing: type this
          OpenBLAS      sudo apt-get install libopenblas-dev
          fonts         sudo apt-get install f   (optional)

        """)
  }

  @Test("only a part that is needed keeps the program from working", arguments: [0, 1, 2])
  func onlyNeededPartsCount(_ position: Int) {
    #expect(SystemPart.status([Self.parts[position]]) == (position == 0 ? .output : .ok))
  }

  @Test(
    "the locale is the first of three variables that is set",
    arguments: [
      ([:], false), (["LANG": "lo_LA.UTF-8"], true), (["LANG": "C.utf8"], true),
      (["LANG": "C.UTF-8", "LC_ALL": "C"], false),
      (["LANG": "C", "LC_CTYPE": "en_US.UTF-8"], true),
    ] as [([String: String], Bool)])
  func readsTheLocale(_ variables: [String: String], _ found: Bool) {
    #expect(SystemPart.all { variables[$0] }.first { $0.name == "UTF-8 locale" }?.isFound == found)
  }
}
