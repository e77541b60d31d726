import BolavenNumerics
import Testing

@Suite struct OpenBLASTests {
  @Test func isThereAndSaysWhatItIs() throws {
    try #require(OpenBLAS.isAvailable)
    #expect(OpenBLAS.configuration?.hasPrefix("OpenBLAS") == true)
    #expect(OpenBLAS.kernel?.isEmpty == false)
  }
}
