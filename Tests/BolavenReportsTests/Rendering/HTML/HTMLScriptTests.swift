import BolavenFormats
import Foundation
import Testing

@testable import BolavenReports

/// The page under the hands of a reader, in Chromium.
@Suite(
  .serialized, .enabled(if: BrowserPage.program != nil, "needs chromium, which is not on this machine"))
struct HTMLScriptTests {
  private func page(_ hash: String = "", in language: Language = .english, runsScripts: Bool = true) throws
    -> BrowserPage
  {
    try BrowserPage(
      HTMLRenderer().render(viewReport(), in: language), hash: hash, runsScripts: runsScripts)
  }

  private static let headings = "#results tbody th"

  // MARK: Language

  @Test func anotherLanguageIsThePageInThatLanguage() throws {
    let words =
      "[document.title, ...Array.from(document.querySelectorAll('h1,h2,caption,th,td,.notes,summary,dt,dd,figcaption,"
      + "footer p,a,svg text,svg desc,.finding,.caution,.synthetic'), e => e.innerText ?? e.textContent)]"
    let languages = "Array.from(document.querySelectorAll('body [lang]'), e => e.localName + e.lang + e.textContent)"
    var pages: [(Language, [String], [String])] = []
    for language in Language.allCases {
      let page = try page(in: language)
      pages.append((language, try page.texts(words), try page.texts(languages)))
    }
    for (language, _, _) in pages {
      let page = try page(in: language)
      for (other, words2, languages2) in pages {
        try page.open("lang=\(other.rawValue)")
        #expect(try page.texts(words) == words2, "\(language) to \(other)")
        #expect(try page.texts(languages) == languages2)
      }
    }
    #expect(Set(pages.map { $0.1 }).count == 3)
  }

  @Test func numbersAreThoseOfTheProgramInEveryLanguage() throws {
    let page = try page()
    for language in Language.allCases {
      try page.click(".languages input[value=\(language.rawValue)]")
      let shown = try page.texts("Array.from(document.querySelectorAll('#hard td'), e => e.textContent)")
      let cells = hardTable().rows.flatMap(\.cells)
      let footnotes = hardTable().footnotes
      #expect(
        shown
          == cells.map { cell in
            let text = cell.text(in: language)
            let letters = footnotes.letters(of: cell.footnotes).joined(separator: ",")
            return (cell.content.isNumber ? withMinus(text) : text) + letters
          })
      let hash = language == .english ? "" : "#lang=\(language.rawValue)"
      #expect(try page.value("location.hash") as? String == hash)
    }
  }

  // MARK: Rows

  @Test func rowsAreOrderedInsideTheirBlocksWithWhatStandsUnderThem() throws {
    let page = try page()
    let rows = ["Members", "Members", "Women", "Men", "Trained", "Heard of", "Sales", "Coffee", "Tea"]
    #expect(try page.seen(Self.headings) == rows)
    try page.click("#results thead button", "Progress")
    #expect(
      try page.seen(Self.headings) == [
        "Members", "Trained", "Members", "Women", "Men", "Heard of", "Sales", "Coffee", "Tea",
      ])
    #expect(try page.value("document.querySelector('[aria-sort]').ariaSort") as? String == "ascending")
    try page.click("#results thead button", "Progress")
    #expect(
      try page.seen(Self.headings) == [
        "Members", "Members", "Women", "Men", "Trained", "Heard of", "Sales", "Tea", "Coffee",
      ])
    #expect(try page.value("location.hash") as? String == "#results.sort=-progress")
    try page.click("#results thead button", "Progress")
    #expect(try page.seen(Self.headings) == rows)
    try page.click("#results thead button", "Status")
    #expect(
      try page.seen(Self.headings).prefix(6) == ["Members", "Members", "Women", "Men", "Trained", "Heard of"])
  }

  @Test func numbersOfDifferentUnitsAreNotOrdered() throws {
    #expect(try page().texts("Array.from(document.querySelectorAll('#gain thead button'), e => e.textContent)").isEmpty)
  }

  @Test func rowsAreFoundByWordsAndByStatus() throws {
    let page = try page()
    try page.value(
      "{ const f = document.querySelector('#results [type=search]'); f.value = 'WOMEN'; "
        + "f.dispatchEvent(new Event('input')) }")
    #expect(try page.seen(Self.headings) == ["Members", "Members", "Women", "Men"])
    #expect(try page.seen("#results .tools [role=status]") == ["1 of 5 rows shown"])
    try page.open("results.without=met+off")
    #expect(try page.seen(Self.headings) == ["Members", "Heard of", "Sales", "Coffee"])
    #expect(
      try page.texts("Array.from(document.querySelectorAll('#results .tools fieldset label'), e => e.textContent)")
        == ["Met (2)", "Nearly met (1)", "Off track (1)", "No data (1)"])
    try page.click("#results [value=met]")
    #expect(
      try page.seen(Self.headings) == ["Members", "Members", "Women", "Men", "Heard of", "Sales", "Coffee", "Tea"])
  }

  @Test func blocksAndRowsUnderRowsAreClosedAndOpened() throws {
    let page = try page()
    try page.click("#results .block button", "Members")
    #expect(try page.seen(Self.headings) == ["Members", "Sales", "Coffee", "Tea"])
    #expect(try page.value("document.querySelector('#results .block button').ariaExpanded") as? String == "false")
    try page.open("results.closed=total")
    #expect(try page.seen(Self.headings) == ["Members", "Members", "Trained", "Heard of", "Sales", "Coffee", "Tea"])
    try page.click("#results .tools button", "Open all")
    #expect(try page.seen(Self.headings).count == 9)
    try page.click("#results .tools button", "Close all")
    #expect(try page.seen(Self.headings) == ["Members", "Sales"])
  }

  @Test func aReaderChoosesTheUncertaintyThatIsShown() throws {
    let page = try page()
    let heads = ["Group", "Mean score of the test", "People", "95% CI", "p", "Status", "Before", "After"]
    #expect(try page.seen("#hard thead th > span").sorted() == heads.sorted())
    try page.click("#hard [value=ci]")
    try page.click("#hard [value=se]")
    #expect(try !page.seen("#hard thead th").contains("95% CI"))
    #expect(try !page.seen("#hard tbody th").contains("Standard deviation"))
    #expect(try !page.seen("#hard td").contains { $0.hasPrefix("[") })
    #expect(try page.value("location.hash") as? String == "#hard.hide=ci+se")
  }

  // MARK: Files

  @Test func theFileOfATableIsThatOfTheProgram() throws {
    for language in Language.allCases {
      let page = try page("lang=\(language.rawValue)&results.without=met")
      for table in [indicatorTable(), hardTable()].map({ $0.adding([.synthetic]) }) {
        try page.value("document.querySelectorAll('#\(table.id) .acts button')[1].click()")
        let expected = CSVRenderer(shape: .wide).render(table, in: language)
        #expect(try page.download("\(table.id).csv") == [0xEF, 0xBB, 0xBF] + expected)
      }
    }
  }

  @Test func aFileCanHoldTheRowsThatAreShown() throws {
    let page = try page("results.without=met")
    try page.click("#results .acts button", "Download CSV, rows")
    let rows = csvRecords(Array(try page.download("results.csv").dropFirst(3))).map { $0[1] }
    #expect(rows == ["row", "trained", "heard", "coffee"])
    #expect(try !page.seen("#hard .acts button").contains { $0.hasPrefix("Download CSV, rows") })
  }

  @Test func aTableIsCopiedAsItIsShown() throws {
    let page = try page("hard.hide=p")
    try page.value(
      "addEventListener('copy', e => { window.copied = ['text/plain', 'text/html'].map(t => e.clipboardData.getData(t)) })"
    )
    try page.click("#hard .acts button", "Copy")
    let copied = try page.texts("copied")
    let lines = try #require(copied.first).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines[0] == ["Group", "People", "Mean score of the test", "", "95% CI", "", "Status"])
    #expect(lines[2].prefix(4) == ["All participants", "1,234,567", "-12.35", "+0.0004"])
    // A spreadsheet would take a number in parentheses for one below zero.
    #expect(copied[1].contains("<td style=\"mso-number-format:'\\@'\" data-v=\"3.125\""))
    #expect(!copied[1].contains("<button") && !copied[1].contains("\u{2212}"))
  }

  // MARK: Origins

  @Test func aNumberSaysWhereItComesFromByKeyboardAlone() throws {
    let page = try page()
    for _ in 0..<60 where try page.value("document.activeElement.dataset.src ?? ''") as? String == "" {
      try page.press("Tab")
    }
    #expect(try page.value("document.activeElement.dataset.src") as? String == "results.total.actual")
    let card = try #require(try page.seen("#origin").first)
    for part in ["results.total.actual", "1200", "I1", "1,234", "indicators.csv"] { #expect(card.contains(part)) }
    #expect(!card.contains("I2"))
    #expect(try page.value("document.activeElement.getAttribute('aria-describedby')") as? String == "origin")
    try page.press("ArrowDown")
    try page.press("ArrowRight")
    #expect(try page.value("document.activeElement.dataset.src") as? String == "results.women.progress")
    try page.press("Escape")
    #expect(try page.seen("#origin").isEmpty)
    // One stop a table on the way of the Tab key.
    #expect(try page.value("document.querySelectorAll('#results td[tabindex=\"0\"]').length") as? Int == 1)
  }

  // MARK: Addresses, paper, no script

  @Test func anAddressShowsTheSameView() throws {
    let page = try page("lang=ja&results.sort=progress&results.closed=total&at=hard")
    #expect(try page.seen(Self.headings).prefix(3) == ["組合員", "行trained", "行total"])
    #expect(try (page.value("scrollY") as? Double ?? 0) > 100)
    // A link to a part of the page keeps the view.
    try page.click("nav a", "表1")
    try page.value("new Promise(done => setTimeout(done, 100))")
    #expect(
      try page.value("location.hash") as? String
        == "#lang=ja&results.sort=progress&results.closed=total&at=results")
  }

  @Test func everythingIsReadWithoutAScript() throws {
    let page = try page(runsScripts: false)
    #expect(try page.seen(Self.headings).count == 9)
    #expect(try page.seen("button, input").isEmpty)
    #expect(try page.seen("#results td").count == 21)
  }

  @Test func paperHasTheTagsOfItsStructureAndEveryRow() throws {
    let page = try page("results.closed=block-1")
    let pdf = String(decoding: try page.pdf(), as: Unicode.ASCII.self)
    #expect(pdf.contains("/S /TH") || pdf.contains("/S/TH"))
    #expect(pdf.contains(/\/Alt ?[(<]\s*[^)>]/))
  }

  @Test func nothingIsWiderThanASmallScreen() throws {
    let page = try BrowserPage(
      HTMLRenderer().render(viewReport(), in: .english), width: 320, height: 640)
    for language in Language.allCases {
      try page.click(".languages input[value=\(language.rawValue)]")
      #expect(try page.value("document.documentElement.scrollWidth") as? Int == 320)
    }
  }
}

extension Cell.Content {
  fileprivate var isNumber: Bool {
    switch self {
    case .number, .interval: true
    case .text, .status, .empty, .notInModel, .doesNotApply, .notReported, .hidden: false
    }
  }
}
