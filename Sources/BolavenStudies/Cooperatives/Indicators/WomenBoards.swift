import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// Women among the members of boards.
  static let womenBoards = CooperativeIndicator(
    id: "women_boards", label: .draft("Women on boards, %", ja: "女性理事の割合（％）"), unit: .share, formula: "C5",
    measurement: .ratio(of: ["board_women"], to: ["board_total"], .plain))
}
