/// A correctly rounded decimal number: sign, digits, point, exponent and nothing else; `nil` for anything that overflows.
public func decimalNumber(_ text: String) -> Double? {
  guard text.utf8.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }),
    text.utf8.contains(where: { (48...57).contains($0) }), let number = Double(text), number.isFinite
  else { return nil }
  return number
}

/// `92.3%` as the number nearest to 0.923; `nil` without the sign.
public func perCent(_ text: String) -> Double? {
  let digits = String(text.dropLast())
  guard text.hasSuffix("%"), let number = decimalNumber(digits) else { return nil }
  // The exponent rather than a division, which rounds a second time.
  return decimalNumber(digits + "e-2") ?? number / 100
}

/// `60%` or `0.6` as a share of one; `nil` outside 0 to 1.
public func parseShare(_ text: String) -> Double? {
  guard let share = perCent(text) ?? decimalNumber(text), (0...1).contains(share) else { return nil }
  return share
}
