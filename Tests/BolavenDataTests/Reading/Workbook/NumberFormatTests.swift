import Testing

@testable import BolavenData

@Suite struct NumberFormatTests {
  @Test(
    "a format is a date only by letters that stand for themselves",
    arguments: [
      ("General", .number), ("0", .number), ("0.00", .number), ("#,##0.00", .number), ("0%", .number), ("@", .number),
      ("0.00E+00", .number), ("# ?/?", .number), (#"0 "days""#, .number), (#"#,##0\ \d"#, .number), ("[Red]0", .number),
      ("[>100]0;[<0]-0", .number), (#""dd/mm""#, .number), ("_-* #,##0.00_-", .number), ("[$-409]General", .number),
      (#"[$€-2]\ #,##0.00"#, .number), ("yyyy-mm-dd", .date), ("d/m/yy", .date), ("[$-409]d-mmm-yy;@", .date),
      ("mmm", .date), ("mmmm yyyy", .date), ("dddd", .date), (#"yyyy"年"m"月"d"日""#, .date),
      ("[$-411]ggge\"年\"m\"月\"d\"日\";@", .date), ("[$-D00041E]d/m/bb", .date), ("aaa", .date),
      ("dd/mm/yyyy hh:mm", .dateAndTime), (#"yyyy\-mm\-dd\Thh:mm:ss"#, .dateAndTime),
      ("m/d/yy h:mm AM/PM", .dateAndTime),
      ("h:mm", .timeOfDay), ("hh:mm:ss.000", .timeOfDay), ("h:mm AM/PM", .timeOfDay), ("[$-409]h:mm A/P;@", .timeOfDay),
      ("mm:ss.0", .timeOfDay), ("[h]:mm:ss", .duration), ("[mm]:ss", .duration), ("[hh]:mm", .duration), ("", .number),
      ("\"", .number), ("[", .number), ("\\", .number),
    ] as [(String, NumberFormat)])
  func codes(_ example: (code: String, format: NumberFormat)) {
    #expect(NumberFormat(code: example.code) == example.format)
  }

  @Test(
    arguments: [
      (0, .number), (1, .number), (9, .number), (11, .number), (14, .date), (17, .date), (18, .timeOfDay),
      (21, .timeOfDay),
      (22, .dateAndTime), (27, .date), (37, .number), (45, .timeOfDay), (46, .duration), (49, .number), (58, .date),
      (71, .date), (77, .dateAndTime), (163, .number),
    ] as [(Int, NumberFormat)])
  func formatsOfTheList(_ example: (id: Int, format: NumberFormat)) {
    #expect(NumberFormat(builtIn: example.id) == example.format)
  }
}
