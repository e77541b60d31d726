import BolavenData
import Testing

/// The twelve cases of csv-spectrum with the rows that its authors expect. © Max Ogden, BSD-2-Clause.
///
/// The file of `locationCoordinates` has one telephone number and its expected rows another; the file's stands here.
struct CSVSpectrumCase: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let rows: [[String]]
  var testDescription: String { name }

  static let all = [
    CSVSpectrumCase(
      name: "comma in quotes", file: "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123",
      rows: [["first", "last", "address", "city", "zip"], ["John", "Doe", "120 any st.", "Anytown, WW", "08123"]]),
    CSVSpectrumCase(
      name: "empty", file: "a,b,c\n1,\"\",\"\"\n2,3,4", rows: [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
    CSVSpectrumCase(
      name: "empty, CRLF", file: "a,b,c\r\n1,\"\",\"\"\r\n2,3,4",
      rows: [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
    CSVSpectrumCase(
      name: "escaped quotes", file: "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
      rows: [["a", "b"], ["1", "ha \"ha\" ha"], ["3", "4"]]),
    CSVSpectrumCase(
      name: "json", file: "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
      rows: [["key", "val"], ["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]]),
    CSVSpectrumCase(
      name: "location coordinates",
      file: "Contact Phone Number,Location Coordinates,Cities,Counties\n"
        + "2095257564,37\u{FFFD}36'37.8\"N 121\u{FFFD}2'17.9\"W,Modesto,Stanislaus",
      rows: [
        ["Contact Phone Number", "Location Coordinates", "Cities", "Counties"],
        ["2095257564", "37\u{FFFD}36'37.8\"N 121\u{FFFD}2'17.9\"W", "Modesto", "Stanislaus"],
      ]),
    CSVSpectrumCase(
      name: "newlines", file: "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
      rows: [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]),
    CSVSpectrumCase(
      name: "newlines, CRLF", file: "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
      rows: [["a", "b", "c"], ["1", "2", "3"], ["Once upon \r\na time", "5", "6"], ["7", "8", "9"]]),
    CSVSpectrumCase(
      name: "quotes and newlines", file: "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
      rows: [["a", "b"], ["1", "ha \n\"ha\" \nha"], ["3", "4"]]),
    CSVSpectrumCase(name: "simple", file: "a,b,c\n1,2,3", rows: [["a", "b", "c"], ["1", "2", "3"]]),
    CSVSpectrumCase(name: "simple, CRLF", file: "a,b,c\r\n1,2,3", rows: [["a", "b", "c"], ["1", "2", "3"]]),
    CSVSpectrumCase(
      name: "utf8", file: "a,b,c\n1,2,3\n4,5,ʤ", rows: [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]),
  ]
}

@Suite struct CSVSpectrumTests {
  @Test("csv-spectrum is read as its authors expect", arguments: CSVSpectrumCase.all)
  func agrees(_ example: CSVSpectrumCase) throws {
    #expect(try table(example.file) == example.rows)
  }
}

/// Header and rows of a text, a missing cell as an empty text.
func table(_ text: String) throws(DataError) -> [[String]] {
  let frame = try CSVReader().read(DataFile(path: "a.csv", bytes: Array(text.utf8)))
  var columns: [Categories] = []
  for name in frame.names { columns.append(try frame.categories(name)) }
  return [frame.names.map(\.text)] + (0..<frame.rowCount).map { row in columns.map { $0[row] ?? "" } }
}
