/// Places for labels along a line, none over another, each as near as possible to the place where it belongs.
///
/// Labels that would lie over each other become a block, whose middle is where they are wanted on the average; blocks
/// that meet are joined. The order of the labels is that of their wanted places; equal places keep the order given.
///
/// - Parameters:
///   - wanted: the middle of each label.
///   - heights: of each label, with the room around it.
///   - range: where labels may stand; where they do not fit together, they go on beyond its end.
/// - Returns: the middle of each label, in the order given.
/// Source: the pool-adjacent-violators algorithm; Barlow et al. (1972), *Statistical Inference under Order Restrictions*.
func labelPlaces(_ wanted: [Double], heights: [Double], within range: ClosedRange<Double>) -> [Double] {
  precondition(wanted.count == heights.count, "a label has one height")
  struct Block {
    var labels: [Int]
    /// Σ of the wanted beginnings, each less the heights of the labels before it in the block.
    var sum: Double
    var height: Double

    func start(within range: ClosedRange<Double>) -> Double {
      max(range.lowerBound, min(sum / Double(labels.count), range.upperBound - height))
    }
  }
  var blocks: [Block] = []
  for label in wanted.indices.sorted(by: { (wanted[$0], $0) < (wanted[$1], $1) }) {
    var block = Block(labels: [label], sum: wanted[label] - heights[label] / 2, height: heights[label])
    while let last = blocks.last,
      last.start(within: range) + last.height > block.start(within: range) + 1e-9
    {
      blocks.removeLast()
      block = Block(
        labels: last.labels + block.labels,
        sum: last.sum + block.sum - last.height * Double(block.labels.count), height: last.height + block.height)
    }
    blocks.append(block)
  }
  var places = [Double](repeating: 0, count: wanted.count)
  for block in blocks {
    var top = block.start(within: range)
    for label in block.labels {
      places[label] = top + heights[label] / 2
      top += heights[label]
    }
  }
  return places
}

/// Labels at the right of marks, in lines where they are long: each stands as near to its mark as the others let it, a
/// thin line leads to it.
struct SideLabels {
  struct Label {
    let words: Drawing.Words
    /// Where the mark is.
    let y: Double
    let lettering: Drawing.Lettering
  }

  private let labels: [Label]
  private let lines: [[Drawing.Words]]
  private static let pitch = 11.5

  /// - Parameter width: of a line.
  init(_ labels: [Label], width: Double = 150) {
    self.labels = labels
    lines = labels.map {
      textLines($0.words, width: width, size: $0.lettering.size, isBold: $0.lettering.isBold)
    }
  }

  /// The widest line.
  var width: Double {
    zip(labels, lines).flatMap { label, lines in
      lines.map { textWidth($0, size: label.lettering.size, isBold: label.lettering.isBold) }
    }.max() ?? 0
  }

  /// The height that all labels need under each other.
  var height: Double { Self.pitch * Double(lines.reduce(0) { $0 + $1.count }) }

  /// - Parameters:
  ///   - x: where the marks end.
  ///   - gap: between the marks and the labels; leaders need some room.
  ///   - range: where labels may stand.
  func draw(on canvas: inout Canvas, x: Double, gap: Double, within range: ClosedRange<Double>) {
    let heights = lines.map { Self.pitch * Double($0.count) }
    let places = labelPlaces(labels.map(\.y), heights: heights, within: range)
    let leaders = zip(labels, places).filter { abs($0.y - $1) > 1.5 }
    canvas.add(
      .lines(
        leaders.map { label, place in
          [.init(x + 2, label.y), .init(x + gap / 2 - 1, label.y), .init(x + gap - 2, place)]
        }, .init(.context, width: 0.5)))
    for position in labels.indices {
      canvas.paragraph(
        lines[position], x: x + gap, y: places[position] + 3.2, labels[position].lettering, pitch: Self.pitch,
        at: .middle)
    }
  }
}
