import BolavenData
import Foundation
import Testing

@Suite struct JSONLinesWriterTests {
  @Test func oneObjectALine() throws {
    let frame = DataFrame(
      source: "a",
      columns: [("a\"b", .text(Categories(["x\ny", nil]))), ("n", .numbers(NumberColumn([0.1, nil])))])
    let text = String(decoding: try JSONLinesWriter().bytes(of: frame), as: UTF8.self)
    #expect(text == "{\"a\\\"b\":\"x\\ny\",\"n\":0.1}\n{\"a\\\"b\":null,\"n\":null}\n")
  }

  @Test func everyTextAndNumberComesBack() throws {
    let frame = difficultFrame()
    let lines = try JSONLinesWriter().bytes(of: frame).split(separator: 10)
    #expect(lines.count == frame.rowCount)
    for (row, line) in lines.enumerated() {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      #expect(object["=text"] as? String == difficultTexts[row])
      #expect((object["amount, kip"] as? NSNumber)?.doubleValue == (try frame.numbers("amount, kip"))[row])
    }
  }
}
