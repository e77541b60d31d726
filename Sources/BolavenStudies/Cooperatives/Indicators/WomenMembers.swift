import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// Women among the members at the end of the year.
  static let womenMembers = CooperativeIndicator(
    id: "women_members", label: .draft("Women among members, %", lo: "ສະມາຊິກແມ່ຍິງ, %", ja: "女性組合員の割合（％）"),
    unit: .share, formula: "C5", measurement: .ratio(of: ["members_women_end"], to: ["members_end"], .plain))
}
