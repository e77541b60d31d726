import BolavenReports

extension CooperativeIndicator {
  /// Cooperatives with a row in the year.
  static let groups = CooperativeIndicator(
    id: "groups", label: .draft("Cooperatives", lo: "ສະຫະກອນ", ja: "協同組合数"), unit: .count, formula: "C2",
    measurement: .groups)
}
