public import BolavenData

/// What two rows are compared by, in the order of tables.
public enum LinkField: String, Sendable, Hashable, CaseIterable {
  case identifier = "id"
  case name
  case sex
  case affiliation
  case age
  case phone
}

/// The columns that say who a row is, under the same names in both files.
public struct LinkFields: Sendable, Hashable {
  /// The column that names the person; `nil` where there is none.
  public var identifier: ColumnName?
  /// The name, its parts, or the name in several writings.
  public var names: [ColumnName]
  /// The sex.
  public var sex: ColumnName?
  /// The village, group or organisation that the person belongs to.
  public var affiliation: ColumnName?
  /// Years.
  public var age: ColumnName?
  /// A telephone number.
  public var phone: ColumnName?

  /// Columns; what is left out is not compared.
  public init(
    identifier: ColumnName?, names: [ColumnName] = [], sex: ColumnName? = nil, affiliation: ColumnName? = nil,
    age: ColumnName? = nil, phone: ColumnName? = nil
  ) {
    self.identifier = identifier
    self.names = names
    self.sex = sex
    self.affiliation = affiliation
    self.age = age
    self.phone = phone
  }

  /// Every column with what it is, in the order of tables.
  public var columns: [(field: LinkField, column: ColumnName)] {
    let single: [(LinkField, ColumnName?)] = [
      (.sex, sex), (.affiliation, affiliation), (.age, age), (.phone, phone),
    ]
    return (identifier.map { [(.identifier, $0)] } ?? []) + names.map { (.name, $0) }
      + single.compactMap { field, column in column.map { (field, $0) } }
  }

  /// The columns that all files have and whose names say what they are: `name_lao`, `sex`, `village`.
  ///
  /// - Parameter isOneDay: whether the files are of about the same time, so that the age is the same.
  public init(foundIn frames: [DataFrame], identifier: ColumnName?, isOneDay: Bool = true) {
    let shared = (frames.first?.names ?? []).filter { name in
      name != identifier && frames.allSatisfy { $0.has(name) }
    }
    let find = { (words: [String]) -> [ColumnName] in
      words.flatMap { word in shared.filter { $0.text.lowercased() == word } }
    }
    let first = { (words: [String]) in
      find(words).first
        ?? shared.first { name in words.prefix(2).contains { name.text.lowercased().hasSuffix("_" + $0) } }
    }
    self.init(
      identifier: identifier, names: find(Self.nameWords), sex: first(["sex", "gender", "ເພດ", "性別"]),
      affiliation: find(Self.affiliationWords).first, age: isOneDay ? first(["age", "age_years", "ອາຍຸ", "年齢"]) : nil,
      phone: find(["phone", "phone_number", "telephone", "tel", "mobile", "ເບີໂທ", "電話"]).first)
  }

  private static let nameWords = [
    "name", "full_name", "fullname", "name_lao", "name_lo", "name_latin", "name_en", "participant_name",
    "respondent_name", "first_name", "given_name", "last_name", "surname", "family_name", "ຊື່", "ຊື່ ແລະ ນາມສະກຸນ",
    "ນາມສະກຸນ",
    "氏名", "姓名", "名前", "姓", "名",
  ]
  /// The most particular first.
  private static let affiliationWords = [
    "affiliation", "village", "village_id", "organisation", "organization", "cooperative", "ບ້ານ", "所属",
  ]
}
