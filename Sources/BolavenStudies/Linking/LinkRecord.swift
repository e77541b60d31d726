import BolavenData

/// What one row says about who it is, ready to be compared.
struct LinkRecord {
  let identifier: ComparableIdentifier?
  let name: PersonName?
  let sex: String?
  let affiliation: String?
  let age: Double?
  /// The last four digits, which survive prefixes of countries and zeros in front.
  let phone: String?

  /// One record a row.
  ///
  /// - Throws: columns that are missing, ages that are no numbers.
  static func records(_ frame: DataFrame, _ fields: LinkFields) throws(DataError) -> [LinkRecord] {
    var problems: [DataProblem] = []
    let texts = { (name: ColumnName?) -> Categories? in
      guard let name else { return nil }
      do throws(DataError) { return try frame.categories(name) } catch {
        problems += error.problems
        return nil
      }
    }
    let identifiers = texts(fields.identifier)
    let names = fields.names.compactMap { texts($0) }
    let sexes = texts(fields.sex)
    let affiliations = texts(fields.affiliation)
    let phones = texts(fields.phone)
    var ages: NumberColumn?
    do throws(DataError) { ages = try fields.age.map { name throws(DataError) in try frame.numbers(name) } } catch {
      problems += error.problems
    }
    guard problems.isEmpty else { throw DataError(problems) }
    return (0..<frame.rowCount).map { row in
      LinkRecord(
        identifier: identifiers?[row].map(ComparableIdentifier.init),
        name: PersonName(names.compactMap { $0[row] }), sex: sexes?[row].flatMap(plain),
        affiliation: affiliations?[row].flatMap(plain), age: ages?[row], phone: phones?[row].flatMap(lastDigits))
    }
  }

  /// Letters and digits only, small.
  private static func plain(_ text: String) -> String? {
    let letters = text.lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }
    return letters.isEmpty ? nil : String(String.UnicodeScalarView(letters))
  }

  private static func lastDigits(_ text: String) -> String? {
    let digits = text.filter { $0.isWholeNumber }
    return digits.count >= 4 ? String(digits.suffix(4)) : nil
  }

  func agreement(with other: LinkRecord) -> LinkAgreement {
    let same = { (a: String?, b: String?) in a.flatMap { a in b.map { $0 == a } } }
    return LinkAgreement(
      identifier: identifier.flatMap { mine in other.identifier.map { mine.agreement(with: $0) } },
      name: name.flatMap { mine in other.name.flatMap { mine.agreement(with: $0) } }, sex: same(sex, other.sex),
      affiliation: same(affiliation, other.affiliation),
      age: age.flatMap { mine in other.age.map { abs(mine - $0) <= 1 } }, phone: same(phone, other.phone))
  }
}

/// How two rows agree, field by field; `nil` where one of them says nothing.
struct LinkAgreement: Sendable, Hashable {
  let identifier: IdentifierAgreement?
  let name: NameAgreement?
  let sex: Bool?
  let affiliation: Bool?
  let age: Bool?
  let phone: Bool?

  /// Whether there is a reason to look at the two rows at all.
  var isCandidate: Bool {
    identifier.map { $0 < .different } ?? false || name.map { $0 < .different } ?? false || phone == true
  }

  /// The place of each field on its scale, 0 the best; `nil` where it says nothing.
  func grade(_ field: LinkField) -> Int? {
    let place = { (agrees: Bool?) in agrees.map { $0 ? 0 : 1 } }
    return switch field {
    case .identifier: identifier?.rawValue
    case .name: name?.rawValue
    case .sex: place(sex)
    case .affiliation: place(affiliation)
    case .age: place(age)
    case .phone: place(phone)
    }
  }

  /// How many places the scale of a field has; the last one is disagreement.
  static func grades(_ field: LinkField) -> Int {
    switch field {
    case .identifier: IdentifierAgreement.allCases.count
    case .name: NameAgreement.allCases.count
    case .sex, .affiliation, .age, .phone: 2
    }
  }

  /// Fields in which the rows are not the same.
  var differing: [LinkField] { LinkField.allCases.filter { (grade($0) ?? 0) > 0 } }
}
