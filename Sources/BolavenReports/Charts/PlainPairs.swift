/// Pairs in ASCII: people before to the left of the scale, after to the right, a sign a person.
struct PlainPairs {
  let lines: [String]

  private static let most = 21

  init(_ chart: PrePostChart, width: Int, _ language: Language) {
    let range =
      chart.range.map { extent([$0.lowerBound, $0.upperBound] + chart.pre + chart.post) }
      ?? extent(chart.pre + chart.post)
    let axis = Axis(range, widensToTicks: true)
    // Scores are whole numbers: where they fit, each has a row of its own.
    let whole = (chart.pre + chart.post).allSatisfy { $0 == $0.rounded() } && range.upperBound - range.lowerBound < 21
    let rows = whole ? Int((range.upperBound - range.lowerBound).rounded()) + 1 : Self.most
    let shown = whole ? range : axis.range
    let row = { (value: Double) in
      min(rows - 1, Int((position(of: value, in: shown) * Double(max(1, rows - 1))).rounded()))
    }
    let text = { (number: Int) -> String in
      guard rows > 1 else { return axis.label(shown.lowerBound, in: [language])[0] }
      let share = Double(number) / Double(rows - 1)
      let value = shown.lowerBound * (1 - share) + shown.upperBound * share
      return NumberStyle.fixed(decimals: whole ? 0 : axis.decimals + 1).text(axis.inUnits(value), in: language)
    }
    var counts = [(pre: Int, post: Int)](repeating: (0, 0), count: rows)
    for value in chart.pre { counts[row(value)].pre += 1 }
    for value in chart.post { counts[row(value)].post += 1 }
    let margin = (0..<rows).map { displayWidth(text($0)) }.max() ?? 0
    let side = max(10, (width - margin - 6) / 2)
    let greatest = counts.map { max($0.pre, $0.post) }.max() ?? 1
    // One sign stands for more people where there are more than columns.
    let each = max(1, (greatest + side - 1) / side)
    let bar = { (count: Int) in String(repeating: "o", count: (count + each - 1) / each) }
    let moves = chart.counts
    var lines = wrappedLines(axis.title(chart.axis([language]))[0], width: width)
    lines += wrappedLines(
      [ChartWording.rose(moves.rose), ChartWording.stayed(moves.stayed), ChartWording.fell(moves.fell)]
        .map { $0(language) }.joined(separator: language == .japanese ? "、" : ", ")
        + (each > 1 ? "; o = \(each)" : ""), width: width)
    let means = chart.means(in: language)
    let head = { (label: LocalizedText, mean: String) in
      "\(label(language)) (\(LocalizedText.glossary(.mean)(language)) \(mean))"
    }
    let (pre, post) = (head(chart.preLabel, means.pre), head(chart.postLabel, means.post))
    if displayWidth(pre) <= side, displayWidth(post) <= side {
      lines.append(
        padded(pre, to: side, left: false) + String(repeating: " ", count: margin + 6) + post)
    } else {
      lines += [("< ", pre), ("> ", post)].flatMap {
        wrappedLines($0.0 + oneLine($0.1), width: width, indent: 2, breaksWords: true)
      }
    }
    for number in (0..<rows).reversed() {
      let (before, after) = (bar(counts[number].pre), bar(counts[number].post))
      lines.append(
        "\(padded(before, to: side, left: false)) | \(padded(text(number), to: margin, left: false)) | \(after)"
          .trimmedEnd)
    }
    self.lines = lines
  }
}
