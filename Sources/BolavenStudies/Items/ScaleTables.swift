import BolavenEstimation
import BolavenReports

extension ItemsFindings {
  /// Difficulties by the Rasch model with how well the answers follow it.
  func raschTable(_ rasch: RaschScale) -> Table {
    let table = "\(id)-rasch"
    let style = NumberStyle.fixed(decimals: 2)
    let rows = test.items.indices.map { item in
      let name = test.items[item].name
      let fit = rasch.fit.items[item]
      let cell = { (value: Double?, column: String) in
        number(value, style, name, column, of: table, from: scaleOrigin(item, column))
      }
      return TableRow(
        id: name, label: .verbatim(name),
        cells: [
          cell(rasch.model.difficulties[item], "difficulty"), cell(rasch.model.standardErrors[item], "error"),
          cell(fit?.infit, "infit"), cell(fit?.outfit, "outfit"), cell(fit?.infitT, "infit_t"),
          cell(fit?.outfitT, "outfit_t"),
        ])
    }
    return Table(
      id: table, title: ItemsWording.raschTitle, stub: .glossary(.item),
      columns: [
        TableColumn(id: "difficulty", header: .glossary(.difficulty)),
        TableColumn(id: "error", header: ItemsWording.standardError),
        TableColumn(id: "infit", header: .verbatim("Infit")), TableColumn(id: "outfit", header: .verbatim("Outfit")),
        TableColumn(id: "infit_t", header: .verbatim("Infit t")),
        TableColumn(id: "outfit_t", header: .verbatim("Outfit t")),
      ], blocks: [TableBlock(rows: rows)], notes: ItemsWording.raschNotes(self, rasch) + [Note(.source, source)])
  }

  /// The ability that belongs to each number of right answers, with the people who have it.
  func abilityTable(_ rasch: RaschScale) -> Table {
    let table = "\(id)-abilities"
    let isTwice = after != nil
    let rows = rasch.scores.map { found in
      let name = String(found.score)
      let cell = { (value: Double?, style: NumberStyle, column: String) in
        number(value, style, name, column, of: table, from: abilityOrigin(column))
      }
      return TableRow(
        id: name, label: .verbatim(name),
        cells: [cell(Double(found.count), .count, "people")]
          + (isTwice ? [cell(found.after.map { Double($0) }, .count, "people_after")] : [])
          + [
            cell(found.ability.estimate, .fixed(decimals: 2), "ability"),
            cell(found.ability.standardError, .fixed(decimals: 2), "error"),
          ])
    }
    return Table(
      id: table, title: ItemsWording.abilityTitle, stub: ItemsWording.rightAnswers,
      columns: [TableColumn(id: "people", header: isTwice ? ItemsWording.peopleBefore : ItemsWording.people)]
        + (isTwice ? [TableColumn(id: "people_after", header: ItemsWording.peopleAfter)] : [])
        + [
          TableColumn(id: "ability", header: ItemsWording.ability),
          TableColumn(id: "error", header: ItemsWording.standardError),
        ], blocks: [TableBlock(rows: rows)],
      notes: ItemsWording.abilityNotes(rasch) + [Note(.source, source)])
  }

  /// Slopes and difficulties of the two-parameter model.
  func twoParameterTable(_ model: MarginalModel) -> Table {
    let table = "\(id)-two-parameter"
    let rows = test.items.indices.map { item in
      let name = test.items[item].name
      let found = model.items[item]
      let cell = { (value: Double?, column: String) in
        number(value, .fixed(decimals: 2), name, column, of: table, from: scaleOrigin(item, column, isMarginal: true))
      }
      return TableRow(
        id: name, label: .verbatim(name),
        cells: [
          cell(found.slope, "slope"), cell(found.slopeStandardError, "slope_error"),
          cell(found.difficulty, "difficulty"), cell(found.difficultyStandardError, "error"),
        ])
    }
    return Table(
      id: table, title: ItemsWording.twoParameterTitle, stub: .glossary(.item),
      columns: [
        TableColumn(id: "slope", header: ItemsWording.slope),
        TableColumn(id: "slope_error", header: ItemsWording.standardError),
        TableColumn(id: "difficulty", header: .glossary(.difficulty)),
        TableColumn(id: "error", header: ItemsWording.standardError),
      ], blocks: [TableBlock(rows: rows)],
      notes: ItemsWording.twoParameterNotes(self, model) + [Note(.source, source)])
  }
}
