import Glibc

/// How values are spread, by groups: half a density, a box of the quartiles and the values themselves.
///
/// Below 50 values of a group each has a mark; of more, those beyond the whiskers have one: density and box tell the
/// others better than a cloud of marks. Below 20 values, or where all are equal, there is no density.
public struct DistributionChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "distribution"

  /// The values of a group with the numbers of its table.
  public struct Group: Sendable {
    let label: LocalizedText
    /// Ascending: the order of the file would tell who is who.
    let values: [Double]
    let lowerQuartile: Double
    let median: Double
    let upperQuartile: Double

    /// The values of a group.
    ///
    /// - Parameters:
    ///   - values: finite, at least one.
    ///   - lowerQuartile: of the table, as the other two; the chart computes none.
    public init(label: LocalizedText, values: [Double], lowerQuartile: Double, median: Double, upperQuartile: Double) {
      precondition(!values.isEmpty, "a group has a value")
      precondition(
        (values + [lowerQuartile, median, upperQuartile]).allSatisfy(\.isFinite), "what is not finite cannot be drawn")
      self.label = label
      self.values = values.sorted()
      self.lowerQuartile = lowerQuartile
      self.median = median
      self.upperQuartile = upperQuartile
    }

    /// Whiskers reach the last values within 1.5 times the width of the box.
    ///
    /// Source: Tukey (1977), *Exploratory Data Analysis*, §2C.
    var whiskers: ClosedRange<Double> {
      let reach = 1.5 * (upperQuartile - lowerQuartile)
      let low = values.first { $0 >= lowerQuartile - reach } ?? lowerQuartile
      let high = values.last { $0 <= upperQuartile + reach } ?? upperQuartile
      return min(low, lowerQuartile)...max(high, upperQuartile)
    }

    /// The values that have a mark of their own.
    var marked: [Double] {
      guard values.count >= 50 else { return values }
      let whiskers = whiskers
      return values.filter { !whiskers.contains($0) }
    }
  }

  let groups: [Group]
  let quantity: ChartQuantity

  /// The most groups that one chart shows.
  public static let most = 12

  /// A chart of one to twelve groups, from top to bottom.
  public init(groups: [Group], quantity: ChartQuantity) {
    precondition((1...Self.most).contains(groups.count), "a chart of distributions has 1 to 12 groups")
    self.groups = groups
    self.quantity = quantity
  }

  /// How many values each group has, its median and quartiles.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row a group.
  public var data: Table {
    let number = { (id: String, header: LocalizedText) in ChartTable.Column(id, header, quantity.style) }
    return ChartTable(
      kind: Self.name, title: quantity.title, stub: .glossary(.group),
      columns: [
        .init("n", .glossary(.numberN), .count), number("min", .glossary(.minimum)),
        number("p25", ChartWording.lowerQuartile), number("median", .glossary(.median)),
        number("p75", ChartWording.upperQuartile), number("max", .glossary(.maximum)),
      ]
    ).table(
      groups.map { group in
        (
          group.label,
          [
            Double(group.values.count), group.values.first, group.lowerQuartile, group.median, group.upperQuartile,
            group.values.last,
          ]
        )
      })
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing { DistributionDrawing(self, languages).drawing }
}

/// A Gaussian kernel density for drawing, with Silverman's width; cut at the least and the greatest value, so that it
/// never shows what nobody has.
///
///     f(x) = Σ φ((x − xᵢ)/h) / (n h),   h = 0.9 min(s, (q₇₅ − q₂₅)/1.34) n^(−1/5)
///
/// Of more than 1,000 values as many are used, at equal distances of their ranks.
///
/// - Returns: places and heights; `nil` below 20 values or without spread.
/// Source: Silverman (1986), *Density Estimation*, §3.4.2.
func drawnDensity(of group: DistributionChart.Group) -> [(place: Double, height: Double)]? {
  let sorted = group.values
  guard sorted.count >= 20, let least = sorted.first, let greatest = sorted.last, least < greatest else { return nil }
  let count = min(sorted.count, 1000)
  // In units of the range, so that no number is too large to square.
  let values = (0..<count).map { index in
    position(of: sorted[count == sorted.count ? index : index * (sorted.count - 1) / (count - 1)], in: least...greatest)
  }
  let mean = values.reduce(0, +) / Double(count)
  let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
  let box =
    position(of: group.upperQuartile, in: least...greatest) - position(of: group.lowerQuartile, in: least...greatest)
  let spread = box > 0 ? min(deviation, box / 1.34) : deviation
  let width = 0.9 * spread * pow(Double(sorted.count), -0.2)
  guard width > 0 else { return nil }
  let steps = 120
  return (0...steps).map { step in
    let share = Double(step) / Double(steps)
    let height = values.reduce(0) { $0 + exp(-0.5 * ((share - $1) / width) * ((share - $1) / width)) }
    let place = least * (1 - share) + greatest * share
    return (place, height / (Double(count) * width))
  }
}
