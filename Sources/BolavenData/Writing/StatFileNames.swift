internal import BolavenFormats

/// Names of columns as Stata or SPSS allow them.
///
/// Stata: 32 characters, letters, digits and underscores, no digit first, none of its words. SPSS: 64 bytes, also points,
/// a letter first, no point last, none of its words, and capitals make no difference.
///
/// Source: StataCorp (2023), Stata User's Guide, §11.3; IBM (2021), SPSS Statistics Command Syntax Reference, Variable
/// Names.
struct StatFileNames {
  let kind: StatFileKind

  /// One name for each, all different; a name that is allowed stays, unless an earlier column has it.
  func names(for columns: [String]) -> [String] {
    // Names that may stay are given first, so that no other takes them.
    var taken = Set(columns.filter(isAllowed).map(key))
    var kept: Set<String> = []
    return columns.map { column in
      if isAllowed(column), kept.insert(key(column)).inserted { return column }
      let base = allowed(column)
      var name = base
      var number = 2
      while taken.contains(key(name)) {
        let ending = "_\(number)"
        name = cut(base, leaving: ending.utf8.count) + ending
        number += 1
      }
      taken.insert(key(name))
      return name
    }
  }

  private func key(_ name: String) -> String { kind == .stata ? name : name.lowercased() }

  private func isAllowed(_ name: String) -> Bool { allowed(name) == name }

  private func allowed(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      scalars.append(isNameScalar(scalar) ? scalar : "_")
    }
    if let first = scalars.first, !canBegin(first) { scalars.insert("v", at: scalars.startIndex) }
    var result = scalars.isEmpty ? "v" : String(scalars)
    if isReserved(result) { result += "_" }
    result = cut(result, leaving: 0)
    while kind != .stata, result.hasSuffix(".") { result = String(result.dropLast()) + "_" }
    return result
  }

  private func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let isPoint = scalar == "." && kind != .stata
      return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || isPoint
    }
    return scalar.properties.isAlphabetic
  }

  private func canBegin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || (kind == .stata && scalar == "_")
  }

  /// Cut between characters.
  private func cut(_ name: String, leaving room: Int) -> String {
    var result = ""
    for character in name {
      let next = result + String(character)
      let fits =
        kind == .stata
        ? next.unicodeScalars.count <= 32 - room && next.utf8.count <= 128 - room : next.utf8.count <= 64 - room
      guard fits else { break }
      result = next
    }
    return result
  }

  private func isReserved(_ name: String) -> Bool {
    if kind != .stata { return Self.wordsOfSPSS.contains(name.uppercased()) }
    // `str1` to `str2045` are types; ReadStat takes any name that begins so for one.
    let isType = name.hasPrefix("str") && name.dropFirst(3).first?.isNumber ?? false
    return isType || Self.wordsOfStata.contains(name)
  }

  private static let wordsOfSPSS: Set = [
    "ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH",
  ]
  private static let wordsOfStata: Set = [
    "_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n", "_N", "_pi", "_pred",
    "_rc", "_skip", "strL", "using", "with",
  ]
}
