import TestSupport
import Testing

/// Claims that two numbers agree in a number of digits.
func expectAgreement(
  _ found: Double, _ expected: Double, digits: Double, _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    agreeingDigits(found, expected) >= digits, "\(name): \(found), expected \(expected)", sourceLocation: sourceLocation
  )
}
