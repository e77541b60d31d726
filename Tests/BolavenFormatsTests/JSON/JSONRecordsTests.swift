import BolavenFormats
import Testing

@Suite struct JSONRecordsTests {
  @Test(
    "records one after another have the bytes of the whole",
    arguments: [
      [], [[.integer(1), .null]], [[.integer(1), .string("a\n\"")], [.number(0.1), .array([.bool(true)])]], [[]],
    ] as [[[JSONValue]]])
  func areTheWhole(_ values: [[JSONValue]]) {
    let keys = Array(["a", "ຂ\t"].prefix(values.first?.count ?? 2))
    let head = [JSONMember("rows", .integer(values.count)), JSONMember("notes", .array([.string("x")]))]
    var records = JSONRecords(head, list: "data", keys: keys)
    var bytes = records.opening
    for record in values { records.add(to: &bytes) { record[$0].write(to: &$1, depth: 3) } }
    bytes += records.closing
    let data = values.map { record in JSONValue.object(zip(keys, record).map { JSONMember($0, $1) }) }
    #expect(bytes == JSONValue.object(head + [JSONMember("data", .array(data))]).encoded())
  }
}
