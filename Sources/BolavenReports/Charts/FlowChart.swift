/// How many people there are at each stage of a study, and why the others are not: the flow diagram of CONSORT.
///
/// Source: Schulz, Altman & Moher (2010), *CONSORT 2010 Statement*, figure 1.
public struct FlowChart: ChartKind {
  /// Its name in plans and on the command line.
  public static let name = "flow"

  /// Those who were lost for one reason.
  public struct Loss: Sendable, Hashable {
    let reason: LocalizedText
    let count: Int

    /// Those who were lost for one reason.
    public init(reason: LocalizedText, count: Int) {
      self.reason = reason
      self.count = count
    }
  }

  /// Those who are there, and those who were lost on the way to the next stage.
  public struct Stage: Sendable, Hashable {
    let label: LocalizedText
    let count: Int
    let losses: [Loss]

    /// A stage; losses of nobody are left out.
    public init(label: LocalizedText, count: Int, losses: [Loss] = []) {
      self.label = label
      self.count = count
      self.losses = losses.filter { $0.count > 0 }
    }

    var lost: Int { losses.reduce(0) { $0 + $1.count } }
  }

  let stages: [Stage]
  let arms: [[Stage]]
  let unit: LocalizedText

  /// A flow of people.
  ///
  /// - Parameters:
  ///   - stages: from the first to the last, or to the one behind which the arms part; at least one.
  ///   - arms: the stages of each arm, two to four of them; none where nobody is parted.
  ///   - unit: who is counted.
  public init(stages: [Stage], arms: [[Stage]] = [], unit: LocalizedText) {
    precondition(!stages.isEmpty, "a flow has a stage")
    precondition(arms.count != 1 && arms.count <= 4 && arms.allSatisfy { !$0.isEmpty }, "a flow has no arms or 2 to 4")
    self.stages = stages
    self.arms = arms
    self.unit = unit
  }

  /// How many come to the end, and how many were lost to what.
  public var summary: LocalizedText { ChartWording.summary(of: self) }

  /// One row a stage, then its losses.
  public var data: Table {
    var rows: [(label: LocalizedText, numbers: [Double?])] = []
    for stage in stages + arms.flatMap({ $0 }) {
      rows.append((stage.label, [Double(stage.count), nil]))
      rows += stage.losses.map { ($0.reason, [nil, Double($0.count)]) }
    }
    return ChartTable(
      kind: Self.name, title: unit, stub: ChartWording.stage,
      columns: [.init("n", .glossary(.numberN), .count), .init("lost", ChartWording.lost, .count)]
    ).table(rows)
  }

  /// The drawing.
  public func draw(in languages: [Language]) -> Drawing { FlowDrawing(self, languages).drawing }
}

/// Where everything of a flow stands: stages under each other in boxes, losses at their right, arms side by side.
struct FlowDrawing {
  let drawing: Drawing

  private static let gap = 26.0
  private static let padding = 7.0
  private static let outline = Drawing.Pen(.text, width: 1)

  init(_ chart: FlowChart, _ languages: [Language]) {
    let width = Drawing.pageWidth
    var canvas = Canvas()
    let top = canvas.heading(chart.unit(languages), width: width) + 6
    var y = top
    if chart.arms.isEmpty {
      y = Self.column(
        chart.stages, x: Drawing.margin...210, losses: 240...(width - Drawing.margin), y, languages, &canvas)
    } else {
      let middle = width / 2
      y = Self.column(
        chart.stages, x: (middle - 105)...(middle + 105), losses: (middle + 125)...(width - Drawing.margin), y,
        languages, &canvas)
      y = Self.arms(chart.arms, of: chart.stages, from: y, middle: middle, width: width, languages, &canvas)
    }
    drawing = canvas.drawing(width: width, height: y + Drawing.margin + 2)
  }

  /// The arms under the last stage; where the lowest of them ends.
  private static func arms(
    _ arms: [[FlowChart.Stage]], of stages: [FlowChart.Stage], from y: Double, middle: Double, width: Double,
    _ languages: [Language], _ canvas: inout Canvas
  ) -> Double {
    let pitch = (width - 2 * Drawing.margin) / Double(arms.count)
    let boxes = arms.indices.map { arm in
      let left = Drawing.margin + Double(arm) * pitch + (arm == 0 ? 0 : 8)
      return left...(Drawing.margin + Double(arm + 1) * pitch - (arm == arms.count - 1 ? 0 : 8))
    }
    let centers = boxes.map { ($0.lowerBound + $0.upperBound) / 2 }
    let fork = y + gap / 2
    canvas.line([.init(middle, y), .init(middle, fork)], outline)
    canvas.line([.init(centers[0], fork), .init(centers[centers.count - 1], fork)], outline)
    var end = y
    for (arm, stages) in arms.enumerated() {
      arrow(from: .init(centers[arm], fork), to: .init(centers[arm], y + gap), &canvas)
      end = max(end, column(stages, x: boxes[arm], losses: nil, y + gap, languages, &canvas))
    }
    return end
  }

  /// Stages under each other. Losses stand in boxes at the right of the arrows, or where there is no room in the arrows'
  /// way.
  private static func column(
    _ stages: [FlowChart.Stage], x: ClosedRange<Double>, losses: ClosedRange<Double>?, _ top: Double,
    _ languages: [Language], _ canvas: inout Canvas
  ) -> Double {
    let middle = (x.lowerBound + x.upperBound) / 2
    var y = top
    for (position, stage) in stages.enumerated() {
      let words: Drawing.Words = "\(stage.label(languages)) \(number(stage.count, languages))"
      y = box(
        textLines(words, width: x.upperBound - x.lowerBound - 2 * padding, size: 9, isBold: true), isBold: true, x, y,
        &canvas)
      let isLast = position == stages.count - 1
      if stage.losses.isEmpty {
        if !isLast { arrow(from: .init(middle, y), to: .init(middle, y + gap), &canvas) }
        if !isLast { y += gap }
        continue
      }
      let room = losses ?? (x.lowerBound + 14)...x.upperBound
      let lines = lossLines(stage, width: room.upperBound - room.lowerBound - 2 * padding, languages)
      let height = Double(lines.count) * 10.5 + 2 * padding - 2
      let lossTop = y + 8
      box(lines, isBold: false, room, lossTop, &canvas)
      let branch = lossTop + height / 2
      if losses != nil {
        arrow(from: .init(middle, branch), to: .init(room.lowerBound, branch), &canvas)
        let end = max(y + gap, lossTop + height + 8)
        if isLast {
          canvas.line([.init(middle, y), .init(middle, branch)], outline)
          y = lossTop + height
        } else {
          arrow(from: .init(middle, y), to: .init(middle, end), &canvas)
          y = end
        }
      } else {
        let spine = x.lowerBound + 5
        let end = lossTop + height + 8
        arrow(from: .init(spine, branch), to: .init(room.lowerBound, branch), &canvas)
        if isLast {
          canvas.line([.init(spine, y), .init(spine, branch)], outline)
          y = lossTop + height
        } else {
          arrow(from: .init(spine, y), to: .init(spine, end), &canvas)
          y = end
        }
      }
    }
    return y
  }

  private static func lossLines(_ stage: FlowChart.Stage, width: Double, _ languages: [Language]) -> [Drawing.Words] {
    let head: Drawing.Words = "\(ChartWording.lost(languages)) \(number(stage.lost, languages))"
    let reasons: [Drawing.Words] = stage.losses.map { "\($0.reason(languages)) \(number($0.count, languages))" }
    if stage.losses.count == 1 { return textLines(reasons[0], width: width, size: 8) }
    return textLines(head, width: width, size: 8)
      + reasons.flatMap { textLines($0.mapped { "\u{2022} " + $0 }, width: width, size: 8) }
  }

  /// `(n = 31)`, which no line parts.
  private static func number(_ count: Int, _ languages: [Language]) -> Drawing.Words {
    "(n\u{A0}=\u{A0}\(NumberStyle.count.text(Double(count), in: languages)))"
  }

  /// A box around lines; where it ends.
  @discardableResult private static func box(
    _ lines: [Drawing.Words], isBold: Bool, _ x: ClosedRange<Double>, _ y: Double, _ canvas: inout Canvas
  ) -> Double {
    let pitch = isBold ? 12.0 : 10.5
    let height = Double(lines.count) * pitch + 2 * padding - 2
    canvas.box(x, y...(y + height), fill: .paper, outline: isBold ? outline : .init(.context, width: 1))
    if isBold {
      canvas.paragraph(
        lines, x: (x.lowerBound + x.upperBound) / 2, y: y + padding + 8, .init(.middle, isBold: true), pitch: pitch)
    } else {
      canvas.paragraph(lines, x: x.lowerBound + padding, y: y + padding + 7, .init(size: 8), pitch: pitch)
    }
    return y + height
  }

  private static func arrow(from start: Drawing.Point, to end: Drawing.Point, _ canvas: inout Canvas) {
    canvas.line([start, end], outline)
    let head =
      start.x == end.x
      ? [Drawing.Point(end.x - 3, end.y - 5), end, .init(end.x + 3, end.y - 5)]
      : [Drawing.Point(end.x - 5, end.y - 3), end, .init(end.x - 5, end.y + 3)]
    canvas.line(head, outline)
  }
}
