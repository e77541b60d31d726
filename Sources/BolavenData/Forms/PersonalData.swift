/// Signs that a column can tell who or where a person is: by its type in a form, its name or label, or its values.
public enum PersonalData {
  /// What gave a column away.
  public enum Sign: String, Sendable {
    case type, name, content
  }

  /// Whether a question of a form asks for something personal.
  static func isPersonal(_ question: FormQuestion) -> Bool {
    if question.kind.isPersonal { return true }
    guard [.text, .barcode, .integer, .calculate, .hidden].contains(question.kind) else { return false }
    return isPersonal(name: question.name) || question.label.texts.values.contains { isPersonal(label: $0) }
  }

  /// The sign that a column of data is personal; `nil` where there is none.
  public static func sign(of name: ColumnName, in frame: DataFrame) -> Sign? {
    if frame.codebook[name]?.kind == .gps { return .type }
    if isPersonal(name: name.text) { return .name }
    guard case .text(let texts)? = try? frame.column(name) else { return nil }
    return isPersonal(content: texts) ? .content : nil
  }

  // MARK: Names

  private static let words: Set<String> = [
    "surname", "firstname", "lastname", "fullname", "phone", "telephone", "tel", "mobile", "whatsapp", "email", "mail",
    "address", "gps", "latitude", "longitude", "altitude", "passport", "deviceid", "simserial", "subscriberid",
    "phonenumber", "imei", "geolocation", "facebook", "dob", "birthdate", "birthday", "iban",
  ]
  /// A name with one of these is that of a place or thing, not of a person.
  private static let things: Set<String> = [
    "village", "district", "province", "country", "coop", "cooperative", "group", "school", "file", "form", "product",
    "organization", "organisation", "company", "training", "item", "variable", "column", "site", "market", "list",
    "crop", "enterprise", "business", "association", "union", "course", "event", "project", "brand", "shop", "variety",
    "parent", "table", "sheet", "username", "household",
  ]
  /// Beginnings or parts of words in Lao and Thai, which are written without spaces.
  private static let parts = [
    "ນາມສະກຸນ", "ເບີໂທ", "ໂທລະສັບ", "ທີ່ຢູ່", "ບັດປະຈຳຕົວ", "ບັດປະຈໍາຕົວ", "ໜັງສືຜ່ານແດນ", "ຊື່ແລະນາມ", "ຊື່ ແລະ ນາມ",
    "นามสกุล", "โทรศัพท์", "เบอร์โทร", "ที่อยู่", "บัตรประชาชน", "หนังสือเดินทาง", "ชื่อเล่น",
  ]
  private static let nameWords = ["ຊື່", "ชื่อ"]
  private static let nameThings = [
    "ບ້ານ", "ເມືອງ", "ແຂວງ", "ກຸ່ມ", "ສະຫະກອນ", "ໂຮງຮຽນ", "ບໍລິສັດ", "หมู่บ้าน", "อำเภอ", "จังหวัด", "กลุ่ม", "สหกรณ์", "โรงเรียน",
    "บริษัท",
  ]

  /// Whether a name of a column is that of something personal, in English, Lao or Thai.
  static func isPersonal(name: String) -> Bool {
    let tokens = tokens(of: name)
    if tokens.contains(where: words.contains) { return true }
    if tokens == ["lat"] || tokens == ["lon"] || tokens == ["lng"] { return true }
    if tokens.contains("name"), !tokens.contains(where: things.contains) { return true }
    if tokens.contains("id"), tokens.contains("national") || tokens.contains("card") { return true }
    if tokens.contains("birth"), tokens.contains("date") { return true }
    return isPersonal(unspaced: name)
  }

  /// Whether the words of a question ask for something personal.
  static func isPersonal(label: String) -> Bool {
    let tokens = tokens(of: label)
    if tokens.contains(where: words.subtracting(["mail", "address"]).contains) { return tokens.count <= 12 }
    if tokens.contains("name") || tokens.contains("氏名") || label.contains("氏名") || label.contains("電話") {
      return !tokens.contains(where: things.contains) && tokens.count <= 12
    }
    return isPersonal(unspaced: label)
  }

  private static func isPersonal(unspaced text: String) -> Bool {
    // Tables have thousands of columns, and looking for parts of words takes longest.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
    if parts.contains(where: text.contains) { return true }
    return nameWords.contains(where: text.contains) && !nameThings.contains(where: text.contains)
  }

  /// Words between signs, blanks and changes from small to capital letters; in small letters, without digits.
  private static func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    var token = ""
    var wasSmall = false
    for character in text {
      let breaks = !character.isLetter || (wasSmall && character.isUppercase)
      if breaks, !token.isEmpty {
        tokens.append(token.lowercased())
        token = ""
      }
      if character.isLetter { token.append(character) }
      wasSmall = character.isLowercase
    }
    return token.isEmpty ? tokens : tokens + [token.lowercased()]
  }

  // MARK: Content

  private static let leastValues = 3
  private static let titles = [
    "ທ້າວ", "ທ. ", "ທ່ານ", "ນາງ", "Mr ", "Mr. ", "Mrs ", "Mrs. ", "Ms ", "Ms. ", "นาย", "นาง", "นางสาว", "น.ส.",
  ]

  /// Whether most different values of a column look like telephone numbers, e-mail addresses, positions, or people with
  /// their titles.
  static func isPersonal(content texts: Categories) -> Bool {
    let values = texts.levels.filter { !DataFrame.meansMissing($0) }.prefix(200)
    guard values.count >= leastValues else { return false }
    let tests: [(String) -> Bool] = [
      isTelephone, isElectronicAddress, isPosition,
      { value in
        titles.contains { value.hasPrefix($0) }
      },
    ]
    return tests.contains { test in 5 * values.count(where: test) >= 4 * values.count }
  }

  /// A number of Laos or Thailand, or of any country with its `+`: `020 5551 2345`, `+856 20 …`, `081-234-5678`.
  static func isTelephone(_ text: String) -> Bool {
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || " +-()".contains($0)) }) else { return false }
    let digits = text.filter(\.isNumber)
    if text.hasPrefix("+") { return (9...15).contains(digits.count) }
    if ["020", "030"].contains(where: digits.hasPrefix) { return (10...11).contains(digits.count) }
    if digits.hasPrefix("85620") || digits.hasPrefix("85630") { return (12...13).contains(digits.count) }
    return ["06", "08", "09"].contains(where: digits.hasPrefix) && digits.count == 10
  }

  static func isElectronicAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(" ") else { return false }
    return parts[1].split(separator: ".").count >= 2
  }

  /// `15.1234 105.9876 1200 4.5`, as forms write a place.
  static func isPosition(_ text: String) -> Bool {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 4 || parts.count == 2, let latitude = decimalNumber(parts[0]),
      let longitude = decimalNumber(parts[1])
    else { return false }
    return latitude.magnitude <= 90 && longitude.magnitude <= 180 && parts[0].contains(".") && parts[1].contains(".")
  }
}
