import BolavenData
import Testing

@Suite struct ColumnNameTests {
  @Test func isExactlyWhatTheFileWrites() {
    #expect(ColumnName("Income") != ColumnName("income"))
    #expect(ColumnName(" id").text == " id")
    #expect("\(ColumnName("ລາຍໄດ້"))" == "ລາຍໄດ້")
  }
}
