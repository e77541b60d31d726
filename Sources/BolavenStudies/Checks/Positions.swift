import BolavenData
import BolavenNumerics
import Glibc

/// Places that cannot be right: 0 0, outside of the world, or far from all others; and places that are the same to the
/// last digit.
struct Positions: DataCheck {
  /// Kilometres.
  private static let far = 100.0
  private static let leastPlaces = 5
  private static let leastSame = 3

  func findings(in table: CheckedTable) -> [CheckFinding] {
    table.frame.names.flatMap { name -> [CheckFinding] in
      guard table.codebook[name]?.kind == .gps, let texts = try? table.frame.levels(name) else { return [] }
      let places = texts.levels.map(place)
      let answered = texts.codes.indices.filter { texts.codes[$0] >= 0 }
      let impossible = answered.filter { places[Int(texts.codes[$0])].map(Self.isImpossible) ?? true }
      var findings: [CheckFinding] = []
      if !impossible.isEmpty {
        findings.append(table.finding(.implausiblePositions(distance: nil), name, rows: impossible))
      }
      let sound = answered.filter { !impossible.contains($0) }
      let found = sound.compactMap { row in places[Int(texts.codes[row])].map { (row, $0) } }
      if found.count >= Self.leastPlaces, let latitude = quantile(found.map(\.1.latitude), 0.5),
        let longitude = quantile(found.map(\.1.longitude), 0.5)
      {
        let center = (latitude, longitude)
        let distances = found.map { Self.kilometres(center, $0.1) }
        // Far from the middle, and far for this survey.
        let limit = max(Self.far, 3 * (quantile(distances, 0.75) ?? 0))
        let rows = zip(found, distances).filter { $0.1 > limit }.map(\.0.0)
        if !rows.isEmpty { findings.append(table.finding(.implausiblePositions(distance: limit), name, rows: rows)) }
      }
      let rowsOfPlace = Dictionary(grouping: sound) { texts.codes[$0] }
      let same = rowsOfPlace.values.filter { $0.count >= Self.leastSame }.sorted { $0[0] < $1[0] }
      return findings + same.map { table.finding(.samePositions, name, rows: $0) }
    }
  }

  private func place(_ text: String) -> (latitude: Double, longitude: Double)? {
    let parts = text.split { $0 == " " || $0 == "," }.map { decimalNumber(String($0)) }
    guard parts.count >= 2, let latitude = parts[0], let longitude = parts[1] else { return nil }
    return (latitude, longitude)
  }

  private static func isImpossible(_ place: (latitude: Double, longitude: Double)) -> Bool {
    place.latitude.magnitude > 90 || place.longitude.magnitude > 180
      || (place.latitude.magnitude < 0.01 && place.longitude.magnitude < 0.01)
  }

  /// The length of the great circle, in kilometres.
  ///
  ///     d = 2R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2)),   R = 6371.0088 km
  ///
  /// Source: Sinnott (1984), Virtues of the Haversine.
  static func kilometres(_ a: (Double, Double), _ b: (latitude: Double, longitude: Double)) -> Double {
    let radians = Double.pi / 180
    let (u, v) = (sin((b.latitude - a.0) * radians / 2), sin((b.longitude - a.1) * radians / 2))
    let h = u * u + cos(a.0 * radians) * cos(b.latitude * radians) * v * v
    return 2 * 6371.0088 * asin(min(1, h.squareRoot()))
  }
}
