/// Something in a notebook that keeps it from being run.
struct NotebookProblem: Hashable {
  enum Kind: Hashable {
    case notUTF8
    case noFrontMatter
    case frontMatter(String)
    case unknownSetting(String, nearest: [String])
    case badSetting(String, value: String, expected: String)
    case noIdentifier
    case unusableIdentifier(String)
    case repeatedIdentifier(String, firstLine: Int)
    case unknownOption(String, nearest: [String])
    case badValue(option: String, value: String, expected: String)
    case openFence
    case indentedBlock
    case markersDisagree(String)
    case openInline(String)
    case unknownAddress(String, nearest: [String])
    case openQuote
    case shellSign(String)
    case nested
    case outsideScratch(String)
    case blockFailed(String, expected: Int32, status: Int32, saying: [String])
    case tooSlow(String, seconds: Int)
    case unknownBlock(String, nearest: [String])
    case repeatedFile(String)
    case linkMissing(String)
    case noNotebooks
    case noScratch(String)
  }

  let file: String
  /// From 1; 0 for the whole file.
  let line: Int
  let kind: Kind

  var message: Message {
    let (number, what, details) = wording
    var message = Message(code: MessageCode(.notebook, number), what: what)
    message.places = [Place(file, line > 0 ? .text(line: line, column: nil) : .whole)]
    message.suggestion = details.nearest.isEmpty ? nil : details.nearest.joined(separator: ", ")
    message.found = details.found
    message.expected = details.expected
    message.excerpt = details.excerpt
    message.notes = details.notes
    message.fix = [details.fix]
    return message
  }

  /// Whether the notebook is in order and what it runs is not.
  var isFailure: Bool {
    switch kind {
    case .blockFailed, .tooSlow, .outsideScratch, .unknownAddress, .linkMissing: true
    default: false
    }
  }

  private struct Details {
    var nearest: [String] = []
    var found: String?
    var expected: String?
    var excerpt: [String] = []
    var notes: [String] = []
    let fix: String
  }

  private var wording: (number: Int, what: String, details: Details) {
    switch kind {
    case .notUTF8:
      return (101, "this notebook is not written in UTF-8", Details(fix: "save it again as UTF-8"))
    case .noFrontMatter:
      return (
        102, "this file is no notebook: it does not begin with its settings",
        Details(
          expected: "the three lines  ---  and  bolaven-notebook: 1  and  ---",
          fix: "bolaven notebook new  writes one to begin with")
      )
    case .frontMatter(let reason):
      return (
        103, "the settings at the beginning cannot be read",
        Details(found: reason, fix: "write a line  name: value  for each")
      )
    case .unknownSetting(let name, let nearest):
      return (
        104, "'\(name)' is no setting of a notebook",
        Details(nearest: nearest, fix: "settings are \(Notebook.settingNames.joined(separator: ", "))")
      )
    case .badSetting(let name, let value, let expected):
      return (105, "'\(value)' cannot be the value of '\(name)'", Details(expected: expected, fix: "write \(expected)"))
    case .noIdentifier:
      return (111, "a block that runs has no name", Details(fix: "write one behind the fence:  ```bolaven {#my-table}"))
    case .unusableIdentifier(let name):
      return (
        112, "'\(name)' cannot be the name of a block", Details(fix: "use letters, digits, - and _, without blanks")
      )
    case .repeatedIdentifier(let name, let first):
      return (
        113, "two blocks have the name '\(name)'",
        Details(found: "the first is in line \(first)", fix: "rename one of them")
      )
    case .unknownOption(let name, let nearest):
      return (
        114, "a block has no option '\(name)'",
        Details(nearest: nearest, fix: "options are \(BlockOptions.names.joined(separator: ", "))")
      )
    case .badValue(let option, let value, let expected):
      return (
        115, "'\(value)' cannot be the value of '\(option)'",
        Details(expected: expected, fix: "write \(option)=VALUE with one of these, or leave it out")
      )
    case .openFence:
      return (116, "a block begins here and never ends", Details(fix: "close it with a line of ``` behind it"))
    case .indentedBlock:
      return (
        117, "a block that runs does not begin at the margin", Details(fix: "take away the blanks before its fences")
      )
    case .markersDisagree(let name):
      return (
        118, "the output markers of '\(name)' do not stand together under their block",
        Details(
          expected: "<!-- bolaven:begin \(name) ... -->  and later  <!-- bolaven:end \(name) -->",
          fix: "delete what is left of the two, and of what stands between them; a run writes them again")
      )
    case .openInline(let address):
      return (
        119, "the number of '\(address)' in the text has no end",
        Details(fix: "write  <!--=\(address)--><!--/-->  in one line")
      )
    case .unknownAddress(let address, let nearest):
      return (
        121, "no block above has the number '\(address)'",
        Details(
          nearest: nearest,
          fix: "name it as  bolaven why  does, analysis.row.column, or with the name of its block in front")
      )
    case .openQuote:
      return (122, "a quote is opened and not closed in this call", Details(fix: "close it in the same line"))
    case .shellSign(let sign):
      return (
        123, "'\(sign)' means something to a shell, and a notebook has none",
        Details(
          notes: ["a notebook runs commands of bolaven only, so that opening somebody's notebook is safe"],
          fix: "write one command a line; quotes around the sign make it a text")
      )
    case .nested: return (124, "a notebook cannot run notebooks", Details(fix: "take this call out"))
    case .outsideScratch(let path):
      return (
        125, "a notebook writes only in a folder of its own, which is gone afterwards",
        Details(
          found: path == file ? nil : path, notes: ["nothing was written"],
          fix: "give  --out  a name without folders above, such as  --out report/")
      )
    case .blockFailed(let name, let expected, let status, let lines):
      return (
        131, "block '\(name)' ended with status \(status)",
        Details(
          expected: "status \(expected)", excerpt: lines,
          fix: "correct the block or its data; if this is what it should show, add  expect=exit:\(status)")
      )
    case .tooSlow(let name, let seconds):
      return (
        132, "block '\(name)' takes longer than \(seconds) seconds",
        Details(notes: ["the blocks below it were not run"], fix: "give it more with  timeout=, or fewer draws")
      )
    case .unknownBlock(let name, let nearest):
      return (
        133, "the notebook has no block '\(name)'", Details(nearest: nearest, fix: "name a block as it stands behind #")
      )
    case .repeatedFile(let name):
      return (134, "two blocks are the file '\(name)'", Details(fix: "give one of them another name"))
    case .linkMissing(let target):
      return (
        135, "the file '\(target)' of a link or picture is not there", Details(fix: "correct the link, or add the file")
      )
    case .noNotebooks:
      return (136, "there is no notebook here", Details(fix: "name a notebook, or a folder that has one"))
    case .noScratch(let reason):
      return (
        137, "no folder could be made to run the notebook in",
        Details(found: reason, fix: "set TMPDIR to a folder of your own")
      )
    }
  }
}
