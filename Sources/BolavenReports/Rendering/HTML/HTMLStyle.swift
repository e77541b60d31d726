/// How the page looks: one sheet of at most 12 kB. No colours but those that mean something.
enum HTMLStyle {
  /// The whole sheet, without the blanks before its lines.
  static let sheet = [page, opening, tables, controls, figures, print]
    .flatMap { $0.split(separator: "\n") }
    .map { $0.drop { $0 == " " } }
    .joined(separator: "\n")

  /// The shape of a status, beside its word.
  static func shape(of status: Status) -> String {
    let outline =
      switch status {
      case .met: "<circle cx=\"6\" cy=\"6\" r=\"5\" fill=\"#0072B2\"/>"
      case .near:
        "<circle cx=\"6\" cy=\"6\" r=\"4.5\" fill=\"none\" stroke=\"#9A6700\"/>"
          + "<path d=\"M6 1.5a4.5 4.5 0 0 0 0 9z\" fill=\"#9A6700\"/>"
      case .behind: "<path d=\"M6 0.5L11.5 6L6 11.5L0.5 6Z\" fill=\"#D55E00\"/>"
      case .off: "<path d=\"M1.5 1.5L10.5 10.5M10.5 1.5L1.5 10.5\" stroke=\"currentColor\" stroke-width=\"2.4\"/>"
      case .noData: "<path d=\"M1 6H11\" stroke=\"#767676\" stroke-width=\"2.4\"/>"
      }
    return "<svg class=\"shape\" aria-hidden=\"true\" viewBox=\"0 0 12 12\">\(outline)</svg>"
  }
}
