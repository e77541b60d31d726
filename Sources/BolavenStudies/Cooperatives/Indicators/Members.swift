import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// Members at the end of the year, summed over the cooperatives.
  static let members = CooperativeIndicator(
    id: "members", label: .draft("Members", lo: "ສະມາຊິກ", ja: "組合員数"), unit: .count, formula: "C2",
    measurement: .sum("members_end"), hasGrowth: true)

  /// Members at the start of the year, for the machine output only.
  static let membersAtStart = CooperativeIndicator(
    id: "members.start", label: LocalizedText("Members at the start"), unit: .count, formula: "C1",
    measurement: .sum("members_start"))
}
