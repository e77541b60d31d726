import Testing

@testable import BolavenCommandLine

@Suite struct DataConvertCommandTests {
  @Test func aTableKeepsItsRowsInEveryKindOfFile() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "pid,pre,ຊື່ບ້ານ\n007,3,ປາກຊ່ອງ\n008,,\"a, b\"\n")
    let workbook = "\(folder.path)/b.xlsx"
    let again = "\(folder.path)/c.csv"
    #expect(Call(words: ["data", "convert", file, workbook]).status == .ok)
    #expect(Call(words: ["data", "convert", workbook, again]).status == .ok)
    #expect(try folder.text("c.csv") == "pid,pre,ຊື່ບ້ານ\n007,3,ປາກຊ່ອງ\n008,,\"a, b\"\n")
  }

  @Test func whatTheKindOfFileCannotHoldIsSaid() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "met on,village\nx,Nong Luang \ny,Lak 40\n")
    let call = Call(words: ["data", "convert", file, "\(folder.path)/b.sav"])
    #expect(call.status == .ok)
    let talk = call.talk.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(talk.contains("b.sav: The column 'met on' is called 'met_on' there."))
    #expect(
      talk.contains("b.sav: Blanks at the end of 1 text of column 'village' are lost when the file is read: row 2."))
  }

  @Test func nothingIsWrittenOver() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.csv", "pid\n1\n")
    let there = try folder.file("b.csv", "mine")
    #expect(Call(words: ["data", "convert", file, there]).status == .output)
    #expect(Call(words: ["data", "convert", file, file, "--force"]).status == .output)
    #expect(try folder.text("b.csv") == "mine")
    #expect(Call(words: ["data", "convert", file, "\(folder.path)/c.csv", "--dry-run"]).status == .ok)
    #expect(folder.files == ["a.csv", "b.csv"])
  }

  @Test func anUnknownEndingIsRefused() throws {
    let folder = try TemporaryFolder()
    let call = Call(words: ["data", "convert", try folder.file("a.csv", "pid\n1\n"), "\(folder.path)/b.pdf"])
    #expect(call.status == .usage)
    #expect(call.talk.contains("xlsx"))
  }
}
