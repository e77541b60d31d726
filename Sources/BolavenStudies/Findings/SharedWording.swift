import BolavenEstimation
import BolavenFormats
import BolavenReports

/// `Source: a.csv, b.csv.`, or `Sources:`.
func sourceNote(_ files: [String]) -> LocalizedText {
  let word = LocalizedText.glossary(.source)
  let list = files.joined(separator: ", ")
  return .draft("\(word(.english)): \(list).", lo: "\(word(.lao)): \(list).", ja: "\(word(.japanese))：\(list)。")
}

/// Three decimals, below 0.001 two significant digits: never zero.
func shortPValue(_ p: Double) -> String {
  guard p < 0.001 else { return NumberStyle.pValue.text(p, in: .english) }
  var decimals = 4
  var limit = 1e-3
  while p < limit / 10, decimals < 20 {
    limit /= 10
    decimals += 1
  }
  return decimals < 20 ? roundedDecimal(p, decimals: decimals + 1) : "<1e-19"
}

/// A number as the sentences of each language write it.
func written(_ x: Double, _ style: NumberStyle) -> (Language) -> String { { style.text(x, in: $0) } }

/// The same with as many decimals as a score of the test has: none, or one.
func writtenScore(_ x: Double) -> (Language) -> String { written(x, .fixed(decimals: x == x.rounded() ? 0 : 1)) }

/// A p-value as the sentences of each language write it.
func writtenPValue(_ p: Double) -> (Language) -> String {
  let text = shortPValue(p)
  let point = written(0.5, .fixed(decimals: 1))
  return { language in String(text.map { $0 == "." ? point(language).dropFirst().first ?? $0 : $0 }) }
}

/// A number in an English sentence.
func plain(_ x: Double, decimals: Int) -> String { NumberStyle.fixed(decimals: decimals).text(x, in: .english) }

/// A label in the middle of a sentence: in small letters, unless it begins with a name or an abbreviation.
func inSentence(_ label: String) -> String {
  let first = label.prefix { $0 != " " }
  return first.dropFirst().contains(where: \.isUppercase) ? label : label.prefix(1).lowercased() + label.dropFirst()
}

/// `95% CI`.
func intervalHeader(_ level: Double) -> LocalizedText {
  let percent = NumberStyle.percentWithSign(decimals: level * 100 == (level * 100).rounded() ? 0 : 1)
  return .draft(
    "\(percent.text(level, in: .english)) CI", lo: "CI \(percent.text(level, in: .lao))",
    ja: "\(percent.text(level, in: .japanese))信頼区間")
}

/// `Clusters (village)`.
func clustersLabel(_ name: String) -> LocalizedText {
  .draft("Clusters (\(name))", lo: "ກຸ່ມຕົວຢ່າງຍ່ອຍ (\(name))", ja: "クラスター（\(name)）")
}

/// `26 of 28 units are used; left out: 2 with a missing value (income).`
func sampleSentence(_ sample: EstimationSample, of units: String) -> String {
  let count = { (n: Int) in NumberStyle.count.text(Double(n), in: .english) }
  let losses = sample.losses.map { loss in
    "\(count(loss.rows)) \(words(for: loss.reason))\(loss.column.map { " (\($0))" } ?? "")"
  }
  let used = "\(count(sample.observations)) of \(count(sample.rowCount)) \(units) are used"
  return losses.isEmpty ? "\(used)." : "\(used); left out: \(losses.joined(separator: ", "))."
}

private func words(for reason: Loss.Reason) -> String {
  switch reason {
  case .missing: "with a missing value"
  case .filter: "by the condition"
  case .singleton: "alone in their group"
  case .zeroWeight: "with weight zero"
  case .separated: "separated"
  case .unmatched: "seen in one wave only"
  }
}
