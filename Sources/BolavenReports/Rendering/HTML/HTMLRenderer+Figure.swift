extension HTMLPage {
  /// A drawing under its caption, and its numbers for those who cannot see it.
  mutating func write(_ chart: Chart, id: String, caption: LocalizedText) {
    append("<figure id=\"\(id)\">")
    append("<figcaption>" + inline("span", caption, " id=\"\(id).caption\"") + "</figcaption>")
    openRegion(labelledBy: "\(id).caption")
    append(SVG(chart, id: "\(id).drawing", language, isFile: false).text)
    append("</div>")
    append("<details>")
    element("summary", HTMLWording.data)
    let data = chart.isSynthetic ? chart.kind.data.adding([.synthetic]) : chart.kind.data
    write(data, id: "\(id).data", caption: data.title, of: id)
    append("</details>\n</figure>")
  }

  /// A part that is scrolled sideways where the screen is narrow, by keyboard too.
  mutating func openRegion(labelledBy id: String) {
    append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"\(id)\">")
  }
}
