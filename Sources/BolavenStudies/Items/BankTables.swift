import BolavenEstimation
public import BolavenFormats
import BolavenReports

extension ItemsFindings {
  /// Mean and spread of the abilities on the scale of the bank, and the gain.
  func placementTable(_ placement: BankPlacement) -> Table {
    let table = "\(id)-bank"
    let style = NumberStyle.fixed(decimals: 2)
    let cell = { (value: Double?, style: NumberStyle, row: String, column: String) in
      number(value, style, row, column, of: table, from: placementOrigin(row, column))
    }
    var rows = placement.populations.enumerated().map { position, group in
      let row = position == 0 ? "pre" : "post"
      return TableRow(
        id: row,
        label: placement.gain == nil ? ItemsWording.test : position == 0 ? KnowledgeWording.pre : KnowledgeWording.post,
        cells: [
          cell(Double(placement.counts[position]), .count, row, "people"), cell(group.mean, style, row, "mean"),
          cell(group.meanStandardError, style, row, "error"), cell(group.standardDeviation, style, row, "spread"),
          .empty, .empty,
        ])
    }
    if let gain = placement.gain {
      rows.append(
        TableRow(
          id: "gain", label: .glossary(.change),
          cells: [
            .empty, cell(gain.gain, .signed(decimals: 2), "gain", "mean"),
            cell(gain.gainStandardError, style, "gain", "error"), .empty,
            interval(
              gain.gainInterval, style, "gain", "interval", of: table, from: placementOrigin("gain", "interval")),
            cell(gain.pValue, .pValue, "gain", "p"),
          ]))
    }
    return Table(
      id: table, title: ItemBankWording.placementTitle, stub: ItemsWording.test,
      columns: [
        TableColumn(id: "people", header: ItemsWording.people),
        TableColumn(id: "mean", header: ItemBankWording.meanAbility),
        TableColumn(id: "error", header: ItemsWording.standardError),
        TableColumn(id: "spread", header: .verbatim("SD")),
        TableColumn(id: "interval", header: intervalHeader(settings.confidence)),
        TableColumn(id: "p", header: .verbatim("p")),
      ], blocks: [TableBlock(rows: rows)],
      notes: ItemBankWording.placementNotes(self, placement) + [Note(.source, source)])
  }

  /// Which items work otherwise than in the bank.
  func driftTable(_ placement: BankPlacement) -> Table {
    let table = "\(id)-drift"
    let style = NumberStyle.fixed(decimals: 2)
    let rows = placement.items.enumerated().map { place, item in
      let name = test.items[item].name
      let found = placement.drift.items[place]
      let holm = placement.drift.holm[place]
      let cell = { (value: Double?, style: NumberStyle, column: String) in
        number(value, style, name, column, of: table, from: driftOrigin(name, column))
      }
      return TableRow(
        id: name, label: .verbatim(name),
        cells: [
          cell(found?.observed, .percent(decimals: 0), "right"),
          cell(found?.expected, .percent(decimals: 0), "expected"),
          cell(found?.z, style, "z"), cell(found?.pValue, .pValue, "p"), cell(holm, .pValue, "holm"),
          cell(found?.shift, .signed(decimals: 2), "shift"), .text(ItemBankWording.status(found, holm)),
        ])
    }
    return Table(
      id: table, title: ItemBankWording.driftTitle, stub: .glossary(.item),
      columns: [
        TableColumn(id: "right", header: ItemsWording.right),
        TableColumn(id: "expected", header: ItemBankWording.expected),
        TableColumn(id: "z", header: .verbatim("z")), TableColumn(id: "p", header: .verbatim("p")),
        TableColumn(id: "holm", header: .verbatim("Holm")), TableColumn(id: "shift", header: ItemBankWording.shift),
        TableColumn(id: "status", header: .glossary(.status), kind: .words),
      ], blocks: [TableBlock(rows: rows)], notes: ItemBankWording.driftNotes(self, placement) + [Note(.source, source)])
  }

  private func placementOrigin(_ row: String, _ column: String) -> Provenance {
    let isAfter = row == "post"
    let (what, equation): (LocalizedText, String) =
      switch (row, column) {
      case ("gain", "mean"): (ItemsOriginWording.gain, "mu(post) - mu(pre)")
      case ("gain", "error"): (ItemsOriginWording.gainError, "sqrt(n/(n - 1) * sandwich of person sums of scores)")
      case ("gain", "interval"): (ItemsOriginWording.gainInterval, "gain -/+ t(people - 1) * se")
      case ("gain", _): (ItemsOriginWording.gainTest, "2 * P(T(people - 1) > |gain / se|)")
      case (_, "people"): (ItemBankWording.people, "count(people with answers)")
      case (_, "mean"): (ItemBankWording.ability(isAfter), "mu with sum(E(theta - mu | answers)) = 0")
      case (_, "spread"):
        (ItemBankWording.spread, "sigma with mean(E((theta - mu)^2 | answers)) = sigma^2")
      default: (ItemsOriginWording.abilityError, "sqrt of the diagonal of the inverse information")
      }
    return bankOrigin(what, equation)
  }

  private func driftOrigin(_ item: String, _ column: String) -> Provenance {
    let (what, equation): (LocalizedText, String) =
      switch column {
      case "right": (ItemBankWording.observed(item), "count(right) / count(answers)")
      case "expected": (ItemBankWording.expectedShare(item), "mean(E(P(theta) | other answers))")
      case "shift": (ItemBankWording.shiftOf(item), "-sum(u - p) / sum(a p (1 - p))")
      case "z": (ItemBankWording.driftTest(item), "sum(u - p) / sqrt(sum(p (1 - p)))")
      case "holm": (ItemsOriginWording.holm(item), "max over smaller p of min(1, (m - rank + 1) * p)")
      default: (ItemBankWording.driftTest(item), "sum of P(R = r) <= P(R = observed), R a sum of trials with chances p")
      }
    return bankOrigin(what, equation)
  }

  private func bankOrigin(_ what: LocalizedText, _ equation: String) -> Provenance {
    var found = modelOrigin(what, equation)
    if let bank = settings.bank { found.sources.append(Provenance.Source(bank)) }
    return found
  }

  /// What the machine output says of each person; the identifier only where it may be shown.
  public var details: [JSONMember] {
    guard let placement else { return [] }
    let people = { (wave: TestAnswers.Wave, abilities: [Ability?]) -> JSONValue in
      .array(
        zip(wave.excelRows, abilities).map { row, ability in
          .object([
            JSONMember("row", .integer(row)), JSONMember("ability", .optional(ability?.estimate)),
            JSONMember("std_error", .optional(ability?.standardError)),
          ])
        })
    }
    var members = [JSONMember("abilities", people(test.before, placement.abilities))]
    if let wave = test.after { members.append(JSONMember("abilities_after", people(wave, placement.abilitiesAfter))) }
    return members
  }
}

extension ItemBankWording {
  static func placementNotes(_ findings: ItemsFindings, _ placement: BankPlacement) -> [Note] {
    var notes = [
      Note(
        .rows,
        LocalizedText(
          "\(placement.items.count) items of the bank hold the scale; the population of the bank has mean 0 and SD 1. Marginal "
            + "maximum likelihood with the items as known."))
    ]
    if placement.gain != nil {
      notes.append(Note(.errors, LocalizedText("SE of the change with persons as clusters; normal interval and p.")))
    }
    if !placement.unknown.isEmpty {
      let names = placement.unknown.prefix(8).map { findings.test.items[$0].name }.joined(separator: ", ")
      let rest = placement.unknown.count > 8 ? " and \(placement.unknown.count - 8) more" : ""
      notes.append(Note(.sample, LocalizedText("Not in the bank, and not used: \(names)\(rest).")))
    }
    return notes
  }

  static func driftNotes(_ findings: ItemsFindings, _ placement: BankPlacement) -> [Note] {
    [
      Note(
        .rows,
        LocalizedText(
          "\(findings.after == nil ? "Right" : "Right after") and expected: % of the people, expected from the bank and the "
            + "other answers of each. Shift: how far the difficulty would move, above 0 where the item is harder.")),
      Note(
        .errors,
        LocalizedText(
          "p: exact for independent trials with these chances, two-sided; the bank is taken as known. Holm: adjusted over all "
            + "items.")),
    ]
  }
}
