/// A chart that can be drawn small beside others with the same axes.
public protocol PanelChart: ChartKind {
  /// What is drawn, and how its numbers are written.
  var quantity: ChartQuantity { get }
  /// What the axis has to hold, in the numbers that stand on it.
  var shownRange: ClosedRange<Double> { get }
  /// Draws its lines and marks between the sides of a frame.
  func draw(in frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas)
  /// Draws what stands below a frame; the last baseline.
  func drawFoot(of frame: PlotFrame, _ languages: [Language], on canvas: inout Canvas) -> Double
}

/// The sides between which a chart is drawn, and the scale that goes up between them.
public struct PlotFrame: Sendable {
  let left: Double
  let right: Double
  let scale: Scale

  var bottom: Double { scale.start }
  var top: Double { scale.end }
}
