import BolavenData
public import BolavenReports

/// The sentences about people who were found across forms.
public enum LinkWording {
  /// Why a line of a link table was decided so, in a few words.
  public static func words(for reason: PersonLink.Reason) -> LocalizedText {
    let words =
      switch reason {
      case .sameIdentifier: "same id"
      case .idWritten: "id written in another way"
      case .idSwapped: "neighbours in the id swapped"
      case .idEdited: "one character of the id differs"
      case .nameAgrees: "names agree"
      case .weightBetween: "too little agrees"
      case .severalFit: "others fit as well"
      case .identifiersDiffer: "ids are not near"
      case .namesDiffer: "names differ"
      case .sexesDiffer: "sexes differ"
      case .soundOnly: "names only sound alike"
      case .nothingNamesThePerson: "nothing names the person"
      case .nobodyNear: "nobody near"
      case .weightLow: "what agrees is little"
      case .takenByOthers: "those near are others"
      }
    return LocalizedText(words)
  }

  /// What was found, what somebody has to look at, and where equal identifiers have other names.
  static func notes(_ lines: [LinkLine], _ fields: LinkFields, hidesIdentifiers: Bool) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    let linked = lines.filter { $0.link.decision == .linked }
    let found = linked.filter { $0.link.method != .identifier }
    if !found.isEmpty {
      let list = shown(found.map { text($0, hidesIdentifiers: hidesIdentifiers) })
      notes.append(
        LocalizedText("\(counted(found.count, "identifier", "identifiers")) repaired: \(list)."))
      let columns = fields.columns.map(\.column.text).joined(separator: ", ")
      notes.append(
        LocalizedText("Repaired by \(columns): weight \(plain(LinkRules().acceptedWeight, decimals: 0)) or more."))
    }
    let reviewed = lines.filter { $0.link.decision == .review }
    if !reviewed.isEmpty {
      let list = shown(
        reviewed.map { line in
          "\(sides(line, hidesIdentifiers)): \(words(for: line.link.reason)(.english))"
        })
      notes.append(
        LocalizedText(
          "Not used, \(counted(reviewed.count, "pair", "pairs")) of rows that may be one person: \(list)."))
    }
    let odd = linked.filter {
      $0.link.method == .identifier && !Set($0.link.differing).isDisjoint(with: [.name, .sex])
    }
    if !odd.isEmpty {
      let list = shown(
        odd.compactMap { line in
          line.after.map { place in
            let fields = line.link.differing.filter { [.name, .sex].contains($0) }.map(\.rawValue)
            return "\(place.text(hidesIdentifier: hidesIdentifiers)) (\(fields.joined(separator: ", ")))"
          }
        })
      notes.append(
        LocalizedText(
          "Caution: \(counted(odd.count, "pair", "pairs")) with the same identifier not the same otherwise: \(list)."))
    }
    return notes
  }

  /// `LCA-070 -> LCA-007 (neighbours in the id swapped)`.
  private static func text(_ line: LinkLine, hidesIdentifiers: Bool) -> String {
    "\(sides(line, hidesIdentifiers)) (\(words(for: line.link.reason)(.english)))"
  }

  private static func sides(_ line: LinkLine, _ hidesIdentifiers: Bool) -> String {
    [line.after, line.before].compactMap { $0?.text(hidesIdentifier: hidesIdentifiers) }.joined(separator: " -> ")
  }

  private static func shown(_ items: [String]) -> String {
    items.prefix(5).joined(separator: ", ") + (items.count > 5 ? " and \(items.count - 5) more" : "")
  }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}

extension KnowledgeScores.Matching {
  /// The corrections that were used, those that somebody wrote apart from those of a table that `data link` wrote.
  var linkWays: [(name: String, isByHand: Bool, links: [KnowledgeScores.Link])] {
    [
      (name: "hand correction", isByHand: true, links: byLink.filter(\.isByHand)),
      (name: "link table", isByHand: false, links: byLink.filter { !$0.isByHand }),
    ].filter { !$0.links.isEmpty }
  }
}
