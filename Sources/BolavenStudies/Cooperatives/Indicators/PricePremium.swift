import BolavenData
import BolavenReports

extension CooperativeIndicator {
  /// What members were paid above the farm-gate price, for what they supplied: Σ(paid · kg) / Σ(farm gate · kg) − 1.
  static let pricePremium = CooperativeIndicator(
    id: "price_premium", label: .draft("Price premium, % over farm gate", ja: "庭先価格に対する上乗せ率（％）"), unit: .share,
    formula: "C5",
    measurement: .ratio(
      of: ["price_paid_members_lak_kg", "member_supplied_kg"], to: ["farmgate_price_lak_kg", "member_supplied_kg"],
      .excess))
}
