import BolavenData
import TestSupport
import Testing

@testable import BolavenStudies

/// Against RapidFuzz (Reference/make_link_values.py).
@Suite struct EditDistanceTests {
  @Test func distancesAreThoseOfOptimalStringAlignment() throws {
    let frame = try DataFrame(
      contentsOf: Repository.absolute("Tests/BolavenStudiesTests/Reference/distance_values.csv"))
    let (first, second) = try (frame.categories("first"), frame.categories("second"))
    let distances = try frame.numbers("distance")
    #expect(frame.rowCount == 305)
    for row in 0..<frame.rowCount {
      let (a, b) = (Array((first[row] ?? "").utf8), Array((second[row] ?? "").utf8))
      let distance = Int(distances[row] ?? -1)
      #expect(alignmentDistance(a, b) == distance)
      for bound in 0...4 { #expect(alignmentDistance(a, b, atMost: bound) == (distance <= bound ? distance : nil)) }
      if distance <= 1 {
        #expect(!Set(oneLetterShorter(a)).isDisjoint(with: oneLetterShorter(b)))
      }
    }
  }
}
