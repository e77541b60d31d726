import Testing

@testable import BolavenData

@Suite struct SerialDateTests {
  @Test(
    "days are counted from 1900 with a leap day that never was",
    arguments: [
      (1, "1900-01-01"), (59, "1900-02-28"), (60, nil), (61, "1900-03-01"), (366, "1900-12-31"), (367, "1901-01-01"),
      (36_526, "2000-01-01"), (36_585, "2000-02-29"), (45_043, "2023-04-27"), (2_958_465, "9999-12-31"),
      (2_958_466, nil),
      (-1, nil), (0, nil), (1e300, nil), (-.infinity, nil), (.nan, nil),
    ] as [(Double, String?)])
  func from1900(_ example: (serial: Double, text: String?)) {
    #expect(DateSystem.from1900.text(example.serial, as: .date) == example.text)
  }

  @Test(
    arguments: [
      (0, "1904-01-01"), (60, "1904-03-01"), (43_581, "2023-04-27"), (-1, nil), (2_957_003, "9999-12-31"),
      (2_957_004, nil),
    ] as [(Double, String?)])
  func from1904(_ example: (serial: Double, text: String?)) {
    #expect(DateSystem.from1904.text(example.serial, as: .date) == example.text)
  }

  @Test(
    arguments: [
      (45_043.4375, .dateAndTime, "2023-04-27T10:30:00"), (45_043.4375, .date, "2023-04-27T10:30:00"),
      (45_043, .dateAndTime, "2023-04-27T00:00:00"), (45_043.999_999_999_9, .date, "2023-04-28"),
      (0.4375, .timeOfDay, "10:30:00"), (0.4375, .dateAndTime, "10:30:00"), (0, .timeOfDay, "00:00:00"),
      (45_043.4375, .timeOfDay, "2023-04-27T10:30:00"), (1.5, .duration, "36:00:00"), (-0.5, .duration, "-12:00:00"),
      (0.000_011_580_5, .timeOfDay, "00:00:01.001"), (60.5, .dateAndTime, nil), (-0.5, .timeOfDay, nil),
    ] as [(Double, NumberFormat, String?)])
  func times(_ example: (serial: Double, format: NumberFormat, text: String?)) {
    #expect(DateSystem.from1900.text(example.serial, as: example.format) == example.text)
  }
}
