import BolavenData

/// Questions to which many answers are "don't know", "refused" or the like.
struct DoNotKnow: DataCheck {
  private static let most = 0.1
  private static let leastAnswers = 10
  private static let words = [
    "don't know", "dont know", "do not know", "don’t know", "refuse", "no answer", "prefer not", "ບໍ່ຮູ້", "ບໍ່ຕອບ", "ປະຕິເສດ",
    "ไม่ทราบ", "ไม่ตอบ", "わからない", "分からない", "無回答", "回答拒否",
  ]

  func findings(in table: CheckedTable) -> [CheckFinding] {
    table.frame.names.compactMap { name in
      guard let entry = table.codebook[name], entry.kind != .trueOrFalse,
        let answers = try? table.frame.levels(name)
      else { return nil }
      let codes = entry.values.filter { value in
        value.label.texts.values.contains { label in Self.words.contains { label.lowercased().contains($0) } }
      }.map(\.code)
      guard !codes.isEmpty else { return nil }
      let isCode = answers.levels.map { level in
        entry.kind == .multi
          ? level.split(separator: " ").contains { codes.contains(String($0)) } : codes.contains(level)
      }
      let answered = answers.codes.indices.filter { answers.codes[$0] >= 0 }
      let rows = answered.filter { isCode[Int(answers.codes[$0])] }
      let share = Double(rows.count) / Double(max(1, answered.count))
      guard answered.count >= Self.leastAnswers, share > Self.most else { return nil }
      return table.finding(.manyDoNotKnow(codes: codes, share: share), name, rows: rows)
    }
  }
}
