import BolavenData
import Testing

private func sign(_ name: String, _ values: [String]) -> PersonalData.Sign? {
  PersonalData.sign(of: ColumnName(name), in: sheet([[name]] + values.map { [$0] }))
}

@Suite struct PersonalDataTests {
  @Test(
    "names of columns that tell who a person is",
    arguments: [
      "name", "full_name", "name_latin", "FirstName", "respondent name", "phone", "Tel.", "mobile_no", "e-mail",
      "_gps_latitude", "national_id", "passport_no", "ຊື່ແລະນາມສະກຸນ", "ເບີໂທ", "ຊື່", "ชื่อ-นามสกุล", "เบอร์โทรศัพท์",
    ])
  func personal(_ name: String) { #expect(sign(name, ["a", "b", "c"]) == .name) }

  @Test(
    "names of columns that tell nothing about a person",
    arguments: [
      "village_name", "coop_name", "age", "income", "item_name", "ຊື່ບ້ານ", "ชื่อหมู่บ้าน", "telling", "plateau", "filename",
      "wave", "district", "names_of_crops_group", "hh_id",
    ])
  func notPersonal(_ name: String) { #expect(sign(name, ["a", "b", "c"]) == nil) }

  @Test(
    "values that tell who a person is",
    arguments: [
      ["020 5551 2345", "02055598765", "+856 20 5551 2345"], ["081-234-5678", "0912345678", "0861112222"],
      ["a@b.la", "x.y@ilo.org", "z@z.com"], ["15.1234 105.9 1200 4.5", "15.2 105.8 1100 5", "15.3 105.7 900 4"],
      ["ທ້າວ ສົມ", "ນາງ ຄຳ", "ທ່ານ ບຸນ"], ["Mr. A", "Mrs. B", "Ms C"],
    ])
  func personalContent(_ values: [String]) { #expect(sign("x", values) == .content) }

  @Test(
    "values that tell nothing about a person",
    arguments: [
      ["1200000", "850000", "2000000"], ["2023-04-27", "2023-04-28", "2023-05-01"], ["15", "16", "17"],
      ["15.5", "16.5", "17.5"], ["0801", "0802", "0803"],
    ])
  func otherContent(_ values: [String]) { #expect(sign("x", values) == nil) }
}
