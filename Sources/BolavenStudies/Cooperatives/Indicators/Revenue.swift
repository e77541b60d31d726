import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// Revenue of the year in nominal money, summed over the cooperatives.
  static let revenue = CooperativeIndicator(
    id: "revenue", label: .draft("Revenue, million LAK", lo: "ຍອດຂາຍ, ລ້ານກີບ", ja: "売上高（百万キープ）"), unit: .money,
    formula: "C2", measurement: .sum("revenue_lak"), hasGrowth: true)
}
