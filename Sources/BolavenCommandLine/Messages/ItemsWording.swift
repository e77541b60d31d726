import BolavenEstimation
import BolavenStudies

extension ItemsProblem {
  /// The message about items that cannot be analysed as asked.
  func message(in analysis: String) -> Message {
    let study = Place(analysis: analysis)
    switch self {
    case .estimation(let error, let items): return error.message(in: analysis, items: items)
    case .identifierUnknown(let path, let candidates):
      return Message(
        code: MessageCode(.data, 431),
        what: candidates.isEmpty
          ? "no column of both files says by its name that it names the person"
          : "more than one column may name the person", places: [Place(path), study],
        found: candidates.isEmpty ? nil : candidates.joined(separator: ", "),
        fix: ["name the column:  --id COLUMN"])
    case .noModules(let key):
      return Message(
        code: MessageCode(.data, 435), what: "the key does not name two modules", places: [Place(key), study],
        fix: ["write the part of the course that each item belongs to in the column 'module'"])
    case .groupsNotTwo(let path, let column, let found):
      return Message(
        code: MessageCode(.data, 432), what: "'\(column)' has to hold two groups to compare",
        places: [Place(path), study], found: found.isEmpty ? "no value" : Place.list(found, total: found.count),
        fix: ["choose a column with two values, or join groups in the file"])
    case .groupTooSmall(let path, let column, let group, let count, let needed):
      return Message(
        code: MessageCode(.data, 433), what: "a group of '\(column)' is too small to be shown",
        places: [Place(path), study], found: "'\(group)': \(count) \(count == 1 ? "person" : "people")",
        expected: "at least \(needed)", notes: ["numbers of so few would tell of each of them"],
        fix: ["join small groups, or leave the comparison out"])
    case .privateColumn(let path, let column):
      return Message(
        code: MessageCode(.data, 434), what: "the plan keeps the values of '\(column)' private",
        places: [Place(path), study], fix: ["compare other groups, or take 'private' from the column in the plan"])
    }
  }
}

extension ItemError {
  /// The message about a statistic of items that cannot be had.
  ///
  /// - Parameter items: the names of the items, in the order that the error counts them in.
  func message(in analysis: String, items: [String]) -> Message {
    let name = { (item: Int) in items.indices.contains(item) ? items[item] : "item \(item + 1)" }
    let place = { (remark: String?) in [Place(analysis: analysis, remark: remark)] }
    var message: Message
    switch self {
    case .numerics(let error): return error.message(in: analysis)
    case .level(let level): return PairedError.level(level).message(in: analysis)
    case .tooFewPersons(let rule, let count):
      message = tooFew(rule, count, in: analysis)
    case .noPersons(let count, let needed):
      message = Message(
        code: MessageCode(.estimation, 342), what: "too few people answered the items",
        places: place(count == 1 ? "1 person" : "\(count) people"))
      message.expected = "at least \(needed)"
      message.fix = ["check that the answers are in the file, or leave this statistic out"]
    case .tooFewItems(let count, let needed):
      message = Message(
        code: MessageCode(.estimation, 343), what: "too few questions tell people apart",
        places: place(count == 1 ? "1 item" : "\(count) items"))
      message.expected = "at least \(needed) that some people have right and some wrong"
      message.fix = ["check the key and the answers, ask more questions, or leave this statistic out"]
    case .notFinite(let person, let item):
      message = Message(
        code: MessageCode(.estimation, 344), what: "the points of an answer are no number",
        places: place("\(name(item)), person \(person + 1)"))
      message.fix = ["correct the answer, or the weight of the item in the key"]
    case .noVariance(let item):
      message = Message(
        code: MessageCode(.estimation, 345),
        what: item == nil ? "everybody has the same score" : "everybody gave the same answer to an item",
        places: place(item.map { "right by all or wrong by all: \(name($0))" }))
      message.fix = ["take the item out of the key, add --priors, or leave this statistic out"]
    case .separatedItems(let positions):
      let names = positions.map(name)
      message = Message(
        code: MessageCode(.estimation, 346), what: "some items cannot be compared with the others",
        places: place(Place.list(names, total: names.count)))
      message.notes = [
        "nobody who took them was right on one of them and wrong on another item, and the other way round"
      ]
      message.fix = ["take these items out of the key, or let sessions share items"]
    case .onlyPerfectScores:
      message = Message(
        code: MessageCode(.estimation, 347), what: "everybody has all items right, or all wrong",
        places: place(nil))
      message.notes = ["such answers say nothing of how hard an item is"]
      message.fix = ["check the key; a test that everybody passes needs harder items"]
    case .noCommonItems:
      message = Message(
        code: MessageCode(.estimation, 348), what: "nothing that both have answered can be compared",
        places: place(nil))
      message.fix = ["check the names of the items, and that both have answers to them"]
    case .emptyGroup(let group):
      message = Message(
        code: MessageCode(.estimation, 349), what: "a group has nobody with every item",
        places: place("group \(group + 1)"))
      message.fix = ["check the column of the groups and blank answers"]
    case .singularCorrelations:
      message = Message(
        code: MessageCode(.estimation, 350), what: "some items say exactly what others say",
        places: place(nil))
      message.fix = ["take items out that repeat others"]
    case .notConverged(let iterations, let step):
      message = Message(
        code: MessageCode(.estimation, 351), what: "the answers do not settle the difficulty of the questions",
        places: place(nil))
      message.found = "the numbers still moved by \(step) after \(iterations) steps"
      message.fix = ["add --priors, or take out items that nearly everybody has right, or wrong"]
    case .slopeNotPositive(let item):
      message = Message(
        code: MessageCode(.estimation, 352), what: "an item places nobody: its slope is not above 0",
        places: place(name(item)))
      message.fix = ["check its key; take the item out of the bank"]
    }
    return message
  }

  private func tooFew(_ rule: SampleRule, _ count: Int, in analysis: String) -> Message {
    let what =
      switch rule {
      case .twoParameter: "the two-parameter model needs more people"
      case .factorAnalysis: "omega and factors need more people"
      case .reliability: "reliability needs more people"
      case .raschDifficulty: "Rasch difficulties need more people"
      case .differentialFunctioning, .subgroupMean: "a comparison of groups needs more people"
      case .pairedTest, .averagedEffectInterval: "a change needs more people with both tests"
      }
    var message = Message(
      code: MessageCode(.estimation, 341), what: what,
      places: [Place(analysis: analysis, remark: "rule \(rule.rawValue)")])
    message.found = count == 1 ? "1 person" : "\(count) people"
    message.expected = "at least \(rule.minimum)"
    message.fix =
      rule == .twoParameter
      ? ["add --priors, or calibrate a bank of many sessions:  --calibrate FILE"]
      : ["leave this statistic out, or join sessions"]
    return message
  }
}
