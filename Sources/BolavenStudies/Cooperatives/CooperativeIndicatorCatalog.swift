/// Every cooperative indicator, in the order of a report.
public enum CooperativeIndicatorCatalog {
  /// The indicators.
  public static let all: [CooperativeIndicator] = [
    .groups,
    .members,
    .womenMembers,
    .womenBoards,
    .deliveryRatio,
    .sideSelling,
    .pricePremium,
    .currentRatio,
    .equityRatio,
    .surplusMargin,
    .revenue,
  ]
}
