extension Drawing {
  /// The same picture as few elements: what has one style stands together where nothing between is touched by it; texts
  /// stand before everything.
  struct Layers {
    private(set) var shapes: [Shape] = []
    private(set) var words: [(lettering: Lettering, words: [(words: Words, point: Point)])] = []
    /// Where each part of each of the shapes is.
    private var extents: [[Extent]] = []

    fileprivate init(_ shapes: [Shape]) {
      for shape in shapes {
        if case .text(let words, let point, let lettering) = shape { add(words, point, lettering) } else { add(shape) }
      }
    }

    private mutating func add(_ words: Words, _ point: Point, _ lettering: Lettering) {
      guard !words.isEmpty else { return }
      if let place = self.words.firstIndex(where: { $0.lettering == lettering }) {
        self.words[place].words.append((words, point))
      } else {
        self.words.append((lettering, [(words, point)]))
      }
    }

    private mutating func add(_ shape: Shape) {
      guard let extent = Extent(of: shape) else { return }
      for place in shapes.indices.reversed() {
        if let joined = shapes[place].joined(with: shape) {
          shapes[place] = joined
          extents[place].append(extent)
          return
        }
        if extents[place].contains(where: { $0.touches(extent) }) { break }
      }
      shapes.append(shape)
      extents.append([extent])
    }
  }

  var layers: Layers { Layers(shapes) }
}

/// A rectangle around a shape.
private struct Extent {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  init?(of shape: Drawing.Shape) {
    let (points, margin) =
      switch shape {
      case .lines(let lines, let pen): (lines.flatMap { $0 }, pen.width)
      case .marks(let points, let mark): (points, 1.1 * mark.radius + mark.width)
      case .areas(let outlines, _): (outlines.flatMap { $0 }, 0)
      case .text: ([Drawing.Point](), 0)
      }
    guard let first = points.first else { return nil }
    var (low, high) = (first, first)
    for point in points {
      low = .init(min(low.x, point.x), min(low.y, point.y))
      high = .init(max(high.x, point.x), max(high.y, point.y))
    }
    x = (low.x - margin)...(high.x + margin)
    y = (low.y - margin)...(high.y + margin)
  }

  func touches(_ other: Extent) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
}

extension Drawing.Shape {
  /// Both as one shape, where they have the same style.
  fileprivate func joined(with other: Drawing.Shape) -> Drawing.Shape? {
    switch (self, other) {
    case (.lines(let lines, let pen), .lines(let more, let other)) where pen == other: .lines(lines + more, pen)
    case (.marks(let points, let mark), .marks(let more, let other)) where mark == other: .marks(points + more, mark)
    case (.areas(let outlines, let ink), .areas(let more, let other)) where ink == other: .areas(outlines + more, ink)
    default: nil
    }
  }
}
