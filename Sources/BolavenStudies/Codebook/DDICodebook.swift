import BolavenData
import BolavenEstimation
import BolavenReports

extension CodebookDocument {
  /// The codebook as a document of DDI-Codebook 2.5, the standard of data archives.
  ///
  /// Source: DDI Alliance (2014), DDI-Codebook 2.5, field-level documentation.
  public var ddi: [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <codeBook xmlns="ddi:codebook:2_5" version="2.5">
        <stdyDscr>
          <citation>
            <titlStmt>
              <titl>\(xml(title))</titl>
            </titlStmt>
          </citation>

      """
    if isSynthetic {
      text += """
          <stdyInfo>
            <abstract>SYNTHETIC DATA: invented, not results of a real programme.</abstract>
          </stdyInfo>

        """
    }
    text += """
        </stdyDscr>
        <fileDscr ID="F1">
          <fileTxt>
            <fileName>\(xml(file))</fileName>
            <dimensns>
              <caseQnty>\(rowCount)</caseQnty>
              <varQnty>\(variables.count)</varQnty>
            </dimensns>
          </fileTxt>
        </fileDscr>
        <dataDscr>

      """
    for (position, variable) in variables.enumerated() { text += variable.ddi(number: position + 1) }
    return Array((text + "  </dataDscr>\n</codeBook>\n").utf8)
  }
}

extension CodebookVariable {
  /// Parts in the order of the standard: labl, qstn, valrng, invalrng, sumStat, catgry, varFormat.
  fileprivate func ddi(number: Int) -> String {
    let isNumeric = kind == .integer || kind == .number
    var lines = [
      "<var ID=\"V\(number)\" name=\"\(xml(name.text))\" files=\"F1\" intrvl=\"\(isNumeric ? "contin" : "discrete")\">"
    ]
    lines += labels(entry.label).map { "  " + $0 }
    if let range = entry.range {
      let low = range.lowerBound.finiteBound.map { " min=\"\(short($0))\"" } ?? ""
      let high = range.upperBound.finiteBound.map { " max=\"\(short($0))\"" } ?? ""
      lines += ["  <valrng>", "    <range\(low)\(high)/>", "  </valrng>"]
    }
    if !entry.missingCodes.isEmpty {
      lines.append("  <invalrng>")
      for code in entry.missingCodes {
        lines.append(
          code.last.map { "    <range min=\"\(xml(code.code))\" max=\"\(xml($0))\"/>" }
            ?? "    <item VALUE=\"\(xml(code.code))\"/>")
      }
      lines.append("  </invalrng>")
    }
    lines += ["  <sumStat type=\"vald\">\(present)</sumStat>", "  <sumStat type=\"invd\">\(missing)</sumStat>"]
    for (type, value) in [
      ("min", summary?.minimum), ("max", summary?.maximum), ("mean", summary?.mean), ("medn", summary?.median),
      ("stdev", summary?.standardDeviation),
    ] {
      if let value { lines.append("  <sumStat type=\"\(type)\">\(short(value))</sumStat>") }
    }
    if let constraint = entry.constraint { lines.append("  <txt>\(xml(constraint))</txt>") }
    for code in listedCodes {
      lines += ["  <catgry>", "    <catValu>\(xml(code.code))</catValu>"]
      lines += labels(code.label).map { "    " + $0 }
      if code.count >= 0 { lines.append("    <catStat type=\"freq\">\(code.count)</catStat>") }
      lines.append("  </catgry>")
    }
    for code in entry.missingCodes where code.last == nil && !listedCodes.contains(where: { $0.code == code.code }) {
      lines += ["  <catgry missing=\"Y\">", "    <catValu>\(xml(code.code))</catValu>"]
      if let reason = code.reason { lines.append("    <labl>\(xml(reason))</labl>") }
      lines.append("  </catgry>")
    }
    lines.append("  <varFormat type=\"\(isNumeric ? "numeric" : "character")\" schema=\"other\"/>")
    if let unit = entry.unit { lines.append("  <notes>Unit: \(xml(unit))</notes>") }
    lines.append("</var>")
    return lines.map { "    \($0)\n" }.joined()
  }

  private func labels(_ label: LabelText) -> [String] {
    label.texts.sorted { $0.key < $1.key }.map { language, text in
      let isCode = (2...3).contains(language.utf8.count) && language.utf8.allSatisfy { (97...122).contains($0) }
      return "<labl\(isCode ? " xml:lang=\"\(language)\"" : "")>\(xml(text))</labl>"
    }
  }

  private func short(_ x: Double) -> String { x == x.rounded() && x.magnitude < 1e15 ? String(Int(x)) : x.description }
}

/// A text in XML, without signs that no document may hold.
private func xml(_ text: String) -> String {
  var written = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": written += "&amp;"
    case "<": written += "&lt;"
    case ">": written += "&gt;"
    case "\"": written += "&quot;"
    case "\t", "\n", "\r": written += " "
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": written += "\u{FFFD}"
    default: written.unicodeScalars.append(scalar)
    }
  }
  return written
}
