/// Finds what the columns of an export are where there is no form: the metadata are known, groups are what stands before
/// separators.
enum FormlessRoles {
  /// The roles of the heads of a sheet, one each.
  static func roles(of heads: [String]) -> [ExportRole] {
    let separator = separator(of: heads)
    let known = Set(heads)
    return heads.map { head in
      if SurveyMetadata.kept.contains(head) { return .metadata }
      if SurveyMetadata.technical.contains(head) || SurveyMetadata.isCopy(head) { return .leftOut(.technical) }
      if head.hasSuffix("_URL"), known.contains(String(head.dropLast(4))) { return .leftOut(.media) }
      guard let separator else { return .unknown([head]) }
      // A column whose beginning is another column is a choice of it: the two names stay together.
      if let question = question(of: head, among: known, separator) {
        let path = split(question, by: separator)
        return .unknown(path.dropLast() + [path[path.count - 1] + String(head.dropFirst(question.count))])
      }
      let parts = split(head, by: separator)
      return .unknown(parts.allSatisfy(isXMLName) ? parts : [head])
    }
  }

  /// The separator that stands in heads with a common beginning, names on both sides of it.
  static func separator(of heads: [String]) -> String? {
    for separator in ["/", "-", "."] {
      let paths = heads.map { split($0, by: separator) }.filter { $0.count > 1 && $0.allSatisfy(isXMLName) }
      let groups = Dictionary(grouping: paths) { $0[0] }
      if separator == "/" ? !paths.isEmpty : groups.values.contains(where: { $0.count > 1 }) { return separator }
    }
    return nil
  }

  private static func question(of head: String, among heads: Set<String>, _ separator: String) -> String? {
    guard let end = head.lastIndex(of: Character(separator)) else { return nil }
    let question = String(head[..<end])
    return heads.contains(question) ? question : nil
  }
}
