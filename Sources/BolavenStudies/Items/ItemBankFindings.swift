import BolavenData
import BolavenEstimation
public import BolavenReports

/// Items of many sessions on one scale.
public struct ItemBankFindings: StudyFindings {
  /// The id of the analysis.
  public let id: String
  /// Its kind.
  public var kind: String { ItemBankStudy.kind }
  let settings: ItemBankSettings
  let sessions: BankSessions
  let bank: ItemBank
  /// The items of the bank with what is known of them.
  let table: ItemBankTable

  init(_ sessions: BankSessions, _ settings: ItemBankSettings) throws(StudyError) {
    id = settings.id
    self.settings = settings
    self.sessions = sessions
    let names = sessions.items.map(\.name)
    // Answers of a session to items that everybody has right, or wrong, in all sessions give no difficulty without beliefs.
    let position = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let sorted = Set(sessions.sessions.flatMap { $0.items.map { names[$0] } }).sorted()
    do throws(ItemError) {
      bank = try ItemBank(
        calibrating: sessions.sessions.map { session in
          ItemBank.Session(items: session.items.map { names[$0] }, responses: session.responses)
        }, separately: settings.isSeparate,
        options: MarginalModel.Options(
          slopes: settings.hasOwnSlopes ? .free : .common, priors: settings.usesPriors ? .weak : nil))
    } catch {
      // Items of the bank are counted in the order of their names.
      throw StudyError([.items(.estimation(error, items: sorted), analysis: settings.id)])
    }
    let model = settings.hasOwnSlopes ? "two-parameter" : "one-parameter"
    let order = bank.names.sorted { (position[$0] ?? 0) < (position[$1] ?? 0) }
    let found = bank
    table = ItemBankTable(
      entries: order.compactMap { name in
        guard let parameters = found[name], let item = position[name] else { return nil }
        let asked = sessions.sessions.filter { $0.items.contains(item) }
        let people = asked.reduce(0) { sum, session in
          guard let place = session.items.firstIndex(of: item) else { return sum }
          return sum + (0..<session.responses.personCount).count { session.responses[$0, place] != nil }
        }
        return ItemBankTable.Entry(
          name: name, parameters: parameters, people: people, sessions: asked.count, model: model)
      })
  }

  /// The bank as a file.
  public var bankFile: [UInt8] { table.csv(priors: settings.usesPriors) }

  private var sheetCount: Int { sessions.sheetCount }

  /// Difficulties and slopes of every item.
  public var record: ModelRecord {
    var record = ModelRecord(
      method: settings.hasOwnSlopes ? "two-parameter" : "one-parameter",
      sample: EstimationSample(rowCount: sheetCount, observations: sheetCount, losses: []),
      estimates: table.entries.flatMap { entry in
        [
          Estimate(
            term: "\(entry.name).slope", estimate: entry.parameters.slope,
            standardError: entry.parameters.slopeStandardError),
          Estimate(
            term: "\(entry.name).difficulty", estimate: entry.parameters.difficulty,
            standardError: entry.parameters.difficultyStandardError),
        ]
      })
    record.clusters = [("session", sessions.sessions.count)]
    return record
  }

  /// `q01.difficulty`.
  public var measures: [String: Measure] {
    Dictionary(
      table.entries.map { ("\($0.name).difficulty", Measure($0.parameters.difficulty)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// One row an item.
  public func blocks() -> [Block] {
    [.table(bankTable)] + KeyFitWording.cautions(sessions.fit).map { .notice($0) }
  }

  private var bankTable: Table {
    let style = NumberStyle.fixed(decimals: 2)
    let rows = table.entries.map { entry in
      let cell = { (value: Double?, style: NumberStyle, column: String) in
        Cell.number(
          value, style, at: Address(analysis: id, row: entry.name, column: column), from: origin(entry.name, column))
      }
      let own = entry.parameters
      return TableRow(
        id: entry.name, label: .verbatim(entry.name),
        cells: [
          cell(entry.people.map { Double($0) }, .count, "people"),
          cell(entry.sessions.map { Double($0) }, .count, "sessions"), cell(own.slope, style, "slope"),
          cell(own.slopeStandardError, style, "slope_error"), cell(own.difficulty, style, "difficulty"),
          cell(own.difficultyStandardError, style, "error"),
        ])
    }
    return Table(
      id: id, title: ItemBankWording.title(sessions), stub: .glossary(.item),
      columns: [
        TableColumn(
          id: "people",
          header: sessions.personCount == sessions.sheetCount ? ItemsWording.people : ItemBankWording.answers),
        TableColumn(id: "sessions", header: ItemBankWording.sessions),
        TableColumn(id: "slope", header: ItemsWording.slope),
        TableColumn(id: "slope_error", header: ItemsWording.standardError),
        TableColumn(id: "difficulty", header: .glossary(.difficulty)),
        TableColumn(id: "error", header: ItemsWording.standardError),
      ], blocks: [TableBlock(rows: rows)],
      notes: ItemBankWording.notes(settings) + ItemBankWording.sheets(sessions)
        + KeyFitWording.notes(
          sessions.fit, settings.scoring, used: [settings.identifier, settings.session].compactMap { $0?.text },
          hasScores: false) + [
          Note(.source, sourceNote(settings.files + [settings.key]))
        ])
  }

  private func origin(_ item: String, _ column: String) -> Provenance {
    let (what, equation): (LocalizedText, String) =
      switch column {
      case "people": (ItemsOriginWording.answers(item), "count(answers)")
      case "sessions": (ItemBankWording.sessionsOf(item), "count(sessions with answers)")
      case "slope": (ItemsOriginWording.slope(item), "a with sum(E((theta - b) (u - P(theta)) | answers)) = 0")
      case "difficulty": (ItemsOriginWording.difficulty(item), "b with sum(E(a (u - P(theta)) | answers)) = 0")
      default: (ItemsOriginWording.errorOf(item), "sqrt of the diagonal of the inverse information")
      }
    var sources: [Provenance.Source] = []
    for file in settings.files {
      let rows = sessions.sessions.filter { $0.file == file }.flatMap(\.excelRows)
      sources.append(Provenance.Source(file, rows: RowRanges(rows)))
    }
    return Provenance(
      formula: "A11", what: what, equation: equation, columns: sessions.items.map(\.name), rows: sheetCount,
      sources: sources + [Provenance.Source(settings.key)],
      steps: [StepWording.read, StepWording.check, StepWording.score, StepWording.likelihood])
  }
}

/// The words of a bank of items.
enum ItemBankWording {
  static let sessions: LocalizedText = .draft("Sessions", lo: "ຄັ້ງ", ja: "回数")

  static let answers: LocalizedText = .draft("Answers", lo: "ຄຳຕອບ", ja: "回答数")

  /// People are named where they are known to be as many as the rows of answers.
  static func title(_ bank: BankSessions) -> LocalizedText {
    let sessions = bank.sessions.count
    let sheets = bank.sheetCount
    let times = sessions == 1 ? "1 session" : "\(sessions) sessions"
    guard let people = bank.personCount else {
      return .draft(
        "Bank of items (\(times), \(sheets) answer sheets)", lo: "ຄັງຂໍ້ຄຳຖາມ (\(sessions) ຄັ້ງ, \(sheets) ໃບຕອບ)",
        ja: "設問バンク（\(sessions)回、回答\(sheets)件）")
    }
    guard people < sheets else {
      return .draft(
        "Bank of items (\(times), \(ItemsWording.people(people)))",
        lo: "ຄັງຂໍ້ຄຳຖາມ (\(sessions) ຄັ້ງ, \(people) ຄົນ)", ja: "設問バンク（\(sessions)回、\(people)人）")
    }
    // A row without an identifier may be of somebody who is counted already.
    let isLimit = bank.namelessCount > 0
    return .draft(
      "Bank of items (\(times), \(sheets) answer sheets of \(isLimit ? "at most " : "")\(ItemsWording.people(people)))",
      lo: "ຄັງຂໍ້ຄຳຖາມ (\(sessions) ຄັ້ງ, \(sheets) ໃບຕອບຂອງ\(isLimit ? "ບໍ່ເກີນ" : "") \(people) ຄົນ)",
      ja: "設問バンク（\(sessions)回、\(isLimit ? "多くて" : "")\(people)人の回答\(sheets)件）")
  }

  /// What it means that people may have answered more than once.
  static func sheets(_ bank: BankSessions) -> [Note] {
    guard bank.personCount.map({ $0 < bank.sheetCount }) ?? true else { return [] }
    let isKnown = bank.personCount != nil
    return [
      Note(
        .errors,
        isKnown
          ? .draft(
            "Every answer sheet counts as a person of its own: as some people answered more than once, standard errors may be "
              + "too small.", lo: "ແຕ່ລະໃບຕອບນັບເປັນໜຶ່ງຄົນ: ບາງຄົນຕອບຫຼາຍຄັ້ງ, ຄວາມຜິດພາດມາດຕະຖານອາດນ້ອຍເກີນໄປ.",
            ja: "回答1件を1人と数える。複数回答した人がいるため、標準誤差は小さすぎる可能性がある。")
          : .draft(
            "Every answer sheet counts as a person of its own; who answered more than once is not known without identifiers.",
            lo: "ແຕ່ລະໃບຕອບນັບເປັນໜຶ່ງຄົນ; ບໍ່ຮູ້ວ່າໃຜຕອບຫຼາຍຄັ້ງ.", ja: "回答1件を1人と数える。識別子がないため複数回答した人は不明。"))
    ]
  }

  static func sessionsOf(_ item: String) -> LocalizedText {
    .draft("sessions that asked \(item)", lo: "ຄັ້ງທີ່ຖາມ \(item)", ja: "\(item)を出題した回数")
  }

  static func notes(_ settings: ItemBankSettings) -> [Note] {
    [
      Note(
        .rows,
        LocalizedText(
          "Marginal maximum likelihood of all sessions together, \(settings.hasOwnSlopes ? "an own slope for each item" : "one slope for all items"). "
            + (settings.isSeparate
              ? "Each session has its own mean and spread of abilities; those of the first are 0 and 1."
              : "All people are one population with mean ability 0 and SD 1."))),
      Note(
        .errors,
        LocalizedText(
          settings.usesPriors
            ? "Beliefs hold the items: log slope N(0, 0.5), difficulty N(0, 2)."
            : "No beliefs about the items are used.")),
    ]
  }

  static let placementTitle: LocalizedText = .draft(
    "People on the scale of the bank", lo: "ຄົນໃນມາດຂອງຄັງຂໍ້ຄຳຖາມ", ja: "バンクの尺度上の人")
  static let meanAbility: LocalizedText = .draft("Mean ability", lo: "ຄວາມສາມາດສະເລ່ຍ", ja: "平均能力")
  static let driftTitle: LocalizedText = .draft(
    "Do items work as in the bank?", lo: "ຂໍ້ຄຳຖາມເຮັດວຽກຄືໃນຄັງບໍ່?", ja: "設問はバンクと同じように働くか")
  static let expected: LocalizedText = .draft("Expected", lo: "ຄາດໝາຍ", ja: "期待")
  static let shift: LocalizedText = .draft("Shift", lo: "ການຍ້າຍ", ja: "ずれ")

  static func status(_ item: BankDrift.Item?, _ holm: Double?) -> LocalizedText {
    guard let item, let holm else { return .draft("not in the bank", lo: "ບໍ່ຢູ່ໃນຄັງ", ja: "バンクにない") }
    guard holm < 0.05 else { return .draft("as before", lo: "ຄືເກົ່າ", ja: "変化なし") }
    return item.z > 0
      ? .draft("easier: known, or leaked?", lo: "ງ່າຍຂຶ້ນ", ja: "易化：漏洩の可能性")
      : .draft("harder: check it", lo: "ຍາກຂຶ້ນ", ja: "難化：確認")
  }

  static func ability(_ isAfter: Bool) -> LocalizedText {
    isAfter
      ? .draft("mean ability after, on the scale of the bank", lo: "ຄວາມສາມາດສະເລ່ຍຫຼັງ", ja: "研修後の平均能力（バンクの尺度）")
      : .draft("mean ability on the scale of the bank", lo: "ຄວາມສາມາດສະເລ່ຍ", ja: "平均能力（バンクの尺度）")
  }
  static let spread: LocalizedText = .draft(
    "standard deviation of the abilities", lo: "SD ຂອງຄວາມສາມາດ", ja: "能力の標準偏差")
  static let people: LocalizedText = .draft("people with answers", lo: "ຄົນທີ່ມີຄຳຕອບ", ja: "回答のある人数")
  static func observed(_ item: String) -> LocalizedText {
    .draft("share of right answers to \(item)", lo: "ສ່ວນທີ່ຖືກຂອງ \(item)", ja: "\(item)の正答率")
  }
  static func expectedShare(_ item: String) -> LocalizedText {
    .draft(
      "share of right answers to \(item) that the bank and the other answers lead to expect",
      lo: "ສ່ວນທີ່ຄາດໝາຍຂອງ \(item)",
      ja: "バンクと他の回答から期待される\(item)の正答率")
  }
  static func driftTest(_ item: String) -> LocalizedText {
    .draft("test whether \(item) works as in the bank", lo: "ການທົດສອບ \(item)", ja: "\(item)がバンクと同じかの検定")
  }
  static func shiftOf(_ item: String) -> LocalizedText {
    .draft("how far the difficulty of \(item) would move", lo: "ການຍ້າຍຄວາມຍາກຂອງ \(item)", ja: "\(item)の困難度のずれ")
  }
}
