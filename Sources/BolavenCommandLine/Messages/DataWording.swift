import BolavenData

extension DataProblem {
  /// The message about this problem. Every case has a code of its own, which never changes its meaning.
  var message: Message {
    switch self {
    case .columnMissing, .duplicateColumn, .unnamedColumn, .duplicateIdentifier, .missingIdentifier, .nobodyMatched,
      .tooManyCandidates, .outOfRange, .ambiguousNumber, .notANumber, .notWhole, .unknownCode,
      .multipleAnswersDisagree, .parentMissing, .versionsDisagree, .constraintBroken:
      tableMessage
    case .fileMissing, .fileUnreadable, .isFolder, .unknownFileType, .emptyFile, .noRows, .notUTF8, .notInEncoding,
      .unusableOption, .headerRowMissing, .damagedCompression, .inflatesTooMuch, .notJSON, .tooDeep, .duplicateKey,
      .noRecords, .nestedList, .zeroByte, .unterminatedQuote, .textAfterQuote, .raggedRows, .cellTooLong,
      .tooManyColumns:
      textFileMessage
    case .statFileDamaged, .statFileReaderEnded, .statFileTooSlow, .statFileTooLarge, .statFileReaderMissing,
      .statFileUnsupported, .statFileEncoding, .statFileEncodingUnknown, .statFileCellTooLong, .statFileMemory,
      .statFileNotWritable:
      statFileMessage
    case .otherSpreadsheet, .encryptedWorkbook, .container, .markup, .workbookPartMissing, .sheetMissing,
      .noVisibleSheet, .damagedCell, .cellTextTooLong, .sheetTooSparse, .emptySheet, .sheetWithoutRows,
      .duplicateHead, .sheetTooLarge, .textTooLongForSheet, .workbookNotWritten:
      workbookMessage
    case .form(let problem, let path): problem.message(path: path)
    }
  }
}

extension Message {
  /// Columns that one file lacks are told together: they stand in one message, in the order they were found.
  static func joiningMissingColumns(_ messages: [Message]) -> [Message] {
    var joined: [Message] = []
    var counts: [Int: Int] = [:]
    for message in messages {
      guard message.code == MessageCode(.data, 101),
        let first = joined.firstIndex(where: { $0.code == message.code && $0.places == message.places })
      else {
        joined.append(message)
        continue
      }
      counts[first, default: 1] += 1
      let name = { (what: String) in what.split(separator: "'").dropFirst().first.map { "'\($0)'" } ?? "" }
      if counts[first] == 2 { joined[first].what = "columns were not found: \(name(joined[first].what))" }
      joined[first].what += ", \(name(message.what))"
      // Five fixes show what is meant; the names say the rest.
      if joined[first].fix.count < Place.most {
        joined[first].fix += message.fix.filter { !joined[first].fix.contains($0) }
      }
    }
    return joined
  }
}

func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
/// At most forty letters: a cell may be a page.
func quoted(_ text: String) -> String { "\"\(text.prefix(40))\(text.count > 40 ? "..." : "")\"" }
func quotedIfNeeded(_ text: String) -> String {
  text.isEmpty || text.contains(",") || text.first == " " || text.last == " " ? quoted(text) : text
}
