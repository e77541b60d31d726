import BolavenData
import TestSupport
import Testing

@testable import BolavenStudies

@Suite struct PersonNameTests {
  private func agreement(_ first: String, _ second: String) throws -> NameAgreement? {
    let (a, b) = (try #require(PersonName([first])), try #require(PersonName([second])))
    #expect(a.agreement(with: b) == b.agreement(with: a))
    return a.agreement(with: b)
  }

  private func key(_ text: String) -> String? {
    let name = PersonName([text])
    return (name?.latin ?? name?.lao)?.soundsTogether
  }

  @Test(
    "spellings of one name have the key of its Lao letters",
    arguments: [
      ("ພູວົງ", "Phouvong Phuvong Phouwong"), ("ສຸກ", "Souk Suk Souke"), ("ຄຳ", "Kham Cam Kam Khamh"),
      ("ໄຊ", "Xay Say Sai Xai"), ("ວັນ", "Vanh Van Wan"), ("ຄຳຫຼ້າ", "Khamla Khamlar Kamla Khamlah"),
      ("ລັດຕະນະ", "Rattana Lattana Ratana"), ("ເພັດ", "Phet Phed Pheth"), ("ພອນ", "Phone Phon Fon"),
      ("ນ້ອຍ", "Noy Noi"), ("ວານິດາ", "Vanida Vanidah Wanida"), ("ວິໄລ", "Vilay Vilai Wilai"),
      ("ແສງເດືອນ", "Sengdeuane Sengduan Saengdeuan Sengdouane"), ("ທອງຈັນ", "Thongchanh Tongchan Thongjan"),
      ("ພອນສະຫວັນ", "Phonesavanh Ponesavan Phonsavan"), ("ບຸນມີ", "Bounmy Bunmi Boonmee"), ("ມະນີວັນ", "Manivanh Manyvanh"),
      ("ຈຳປາສັກ", "Champasak Champasack"), ("ແກ້ວ", "Keo Kaew Kèo"), ("ບົວວັນ", "Bouavanh Buavan"),
      ("ຈັນທະວີ", "Chanthavy Chantavi"), ("ລັດສະໝີ", "Latsamy Ratsami"), ("ອຸດົມ", "Oudom Udom"),
      ("ດາລາວັນ", "Dalavanh Daravan"), ("ອິນພອນ", "Inpone Inphone"), ("ກອງແກ້ວ", "Kongkeo Kongkaew"),
      ("ມາໄລທອງ", "Malaythong Malaitong"), ("ທິບພະວົງ", "Thipphavong Tippavong"), ("ສຸວັນນະວົງ", "Souvannavong Suvanavong"),
      ("ວຽງໄຊ", "Viengxay Viangsai"), ("ໄຊຍະສອນ", "Xayasone Sayason"), ("ດວງຈັນ", "Douangchanh Duangchan"),
      ("ສວັນ", "Savanh Savan"), ("ພົມມະຈັນ", "Phommachanh Pommachan"), ("ເຮືອນ", "Heuane Heuan"), ("ນາງ", "Nang"),
    ])
  func shareAKey(_ lao: String, _ latin: String) throws {
    for spelling in latin.split(separator: " ").map(String.init) {
      #expect(key(spelling) == key(lao), "\(spelling)")
      #expect(try agreement(spelling, lao) == .alike, "\(spelling)")
    }
  }

  @Test(
    "one spelling, however it is put down",
    arguments: [
      ("Mr. Somchai", "SOMCHAI"), ("ທ້າວ ສົມໄຊ", "ສົມໄຊ"), ("ທ້າວສົມໄຊ", "ສົມໄຊ"), ("ນາງ ນ້ອຍ", "ນ້ອຍ"), ("ນາງ", "ນາງ"),
      ("Nang", "nang"), ("Nang Keo", "Keo"), ("ຄຳຫຼ້າ", "ຄໍາຫລ້າ"), ("ໝອນ", "ຫມອນ"),
      ("Khamla Phommachanh", "Phommachanh Khamla"),
      ("Boun My", "Bounmy"), ("ສົມ\u{200B}ໄຊ", "ສົມໄຊ"), ("Kèo", "Keo"), ("ຣັດຕະນະ", "ລັດຕະນະ"), ("ນ້ອຍ", "ນອຍ"),
    ])
  func isOneSpelling(_ first: String, _ second: String) throws {
    #expect(try agreement(first, second) == .same)
  }

  @Test(
    "names of two persons, or of one who is written in two ways",
    arguments: [
      ("ວັນ", "ວານ"), ("ໄຊ", "ສາຍ"), ("Somchai", "Xomxay"), ("Bounmy", "Bounma"), ("Khamla", "Khamla Phommachanh"),
      ("ສະໝີ", "ສະໝິ"), ("Phonesavanh", "Phonesavath"),
    ])
  func isNear(_ first: String, _ second: String) throws {
    #expect(try agreement(first, second) == .near)
  }

  @Test(
    "other names",
    arguments: [
      ("Noy", "Keo"), ("Somchai", "Somphone"), ("ບຸນມີ", "ຄຳມີ"), ("Nang", "Noy"), ("ເພັດ", "Phone"), ("ວົງ", "ວັນ"),
    ])
  func isAnother(_ first: String, _ second: String) throws {
    #expect(try agreement(first, second) == .different)
  }

  @Test func laoLettersDecideWhereBothHaveThem() throws {
    let first = try #require(PersonName(["ວັນ", "Vanh"]))
    #expect(first.agreement(with: try #require(PersonName(["ວານ", "Vanh"]))) == .near)
    #expect(first.agreement(with: try #require(PersonName(["Vanh"]))) == .same)
    #expect(first.agreement(with: try #require(PersonName(["ວັນ", "Wanh"]))) == .same)
    #expect(first.agreement(with: try #require(PersonName(["ແກ້ວ", "Vanh"]))) == .near)
  }

  @Test func noTwoPeopleOfTheExampleHaveOneKey() throws {
    let frame = try DataFrame(contentsOf: Repository.absolute("datasets/paksong/tot_pre.csv"))
    for column in ["name_latin", "name_lao"] as [ColumnName] {
      let names = try frame.categories(column)
      let keys = (0..<frame.rowCount).compactMap { row in names[row].flatMap(key) }
      #expect(keys.count == 28 && Set(keys).count == 28, "\(column)")
    }
  }

  @Test func nothingIsNoName() {
    #expect(PersonName([]) == nil)
    #expect(PersonName(["", " 12 "]) == nil)
  }

  @Test(
    "names in kanji and kana are compared as they are written",
    arguments: [
      ("田中 太郎", "田中太郎", NameAgreement.same), ("田中　太郎", "太郎 田中", .same), ("ﾀﾅｶ ﾀﾛｳ", "タナカ　タロウ", .same),
      ("ガク", "ｶﾞｸ", .same), ("か\u{3099}く", "がく", .same), ("ﾊﾟｸ", "パク", .same), ("タナカ", "たなか", .same),
      ("Ｔａｎａｋａ", "Tanaka", .same), ("\u{F9D3}", "\u{9678}", .same), ("Иван Петров", "ИВАН ПЕТРОВ", .same),
      ("田中 太郎", "田中 大郎", .near), ("田中 太郎", "田中", .near), ("さくら ゆうき", "さくら ゆき", .near),
      ("伊藤 健", "伊藤 愛", .different), ("田中 太郎", "佐藤 花子", .different), ("สมชาย", "สมหญิง", .different),
    ])
  func otherWritings(_ first: String, _ second: String, _ agreement: NameAgreement) throws {
    #expect(try self.agreement(first, second) == agreement)
  }

  @Test(
    "what says another thing of a name is not compared",
    arguments: [("田中 太郎", "Tanaka Taro"), ("田中", "タナカ"), ("田中 太郎", "ສົມໄຊ")])
  func isNotCompared(_ first: String, _ second: String) throws {
    #expect(try agreement(first, second) == nil)
  }

  @Test func latinLettersBesideKanjiDecideWhereTheOtherHasNoKanji() throws {
    let both = try #require(PersonName(["田中 太郎", "Tanaka Taro"]))
    #expect(both.agreement(with: try #require(PersonName(["Tanaka Taro"]))) == .same)
    #expect(both.agreement(with: try #require(PersonName(["佐藤 花子", "Tanaka Taro"]))) == .near)
  }
}
