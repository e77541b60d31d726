/// A picture made of lines, marks and texts, in points from the upper left corner.
public struct Drawing: Sendable {
  /// In points.
  public let width: Double
  /// In points.
  public let height: Double
  /// From the back to the front.
  public let shapes: [Shape]

  /// A picture.
  public init(width: Double, height: Double, shapes: [Shape]) {
    self.width = width
    self.height = height
    self.shapes = shapes
  }

  /// The width of the text of an A4 page, 16 cm.
  static let pageWidth = 454.0
  /// 9 cm.
  static let pageHeight = 255.0
  /// Between the edge and what is drawn.
  static let margin = 2.0

  /// A place, in points from the upper left corner.
  public struct Point: Sendable, Hashable {
    /// To the right.
    public let x: Double
    /// Downwards.
    public let y: Double

    /// A place.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// What a picture is made of.
  public enum Shape: Sendable, Hashable {
    /// Open lines through some points each.
    case lines([[Point]], Pen)
    /// The same mark at every point.
    case marks([Point], Mark)
    /// Closed outlines, filled without a border.
    case areas([[Point]], Ink)
    /// One line of text; the point is on its baseline.
    case text(Words, Point, Lettering)
  }

  /// What a colour stands for. Each is told from the others by a dash or a mark too.
  public enum Ink: String, Sendable, Hashable, CaseIterable {
    /// The first series; blue.
    case first = "#0072B2"
    /// The second series; vermillion.
    case second = "#D55E00"
    /// The third series; teal.
    case third = "#007A5A"
    /// The fourth series; plum.
    case fourth = "#A6427A"
    /// What is nearly reached; dark yellow.
    case near = "#9A6700"
    /// What is there for comparison; grey.
    case context = "#767676"
    /// Texts and axes.
    case text = "#222222"
    /// Lines that guide the eye and carry nothing.
    case grid = "#E2E2E2"
    /// The inside of pale bars and densities, whose outline carries them.
    case pale = "#DCDCDC"
    /// The inside of hollow marks.
    case paper = "#FFFFFF"
  }

  /// How a line is drawn.
  public struct Pen: Sendable, Hashable {
    /// How a line is broken.
    public enum Dash: String, Sendable, Hashable {
      case solid = ""
      case long = "6 3"
      case short = "2 2"
      case mixed = "8 3 2 3"
    }

    /// Its colour.
    public let ink: Ink
    /// In points.
    public let width: Double
    /// How it is broken.
    public let dash: Dash

    /// A pen.
    public init(_ ink: Ink, width: Double, dash: Dash = .solid) {
      self.ink = ink
      self.width = width
      self.dash = dash
    }
  }

  /// A sign that stands for a number.
  public struct Mark: Sendable, Hashable {
    /// The outline of a mark.
    public enum Form: Sendable, Hashable {
      case circle, square, diamond, triangle, cross
      /// A circle of which the left half is filled.
      case half
      /// A short line across.
      case bar
    }

    /// Its outline.
    public let form: Form
    /// From its middle to its edge, in points.
    public let radius: Double
    /// The colour of the outline, and of the inside unless it is hollow.
    public let ink: Ink
    /// Whether the inside is white.
    public let isHollow: Bool

    /// Of its outline, in points: marks without an inside are drawn with a heavier line.
    var width: Double {
      switch form {
      case .cross, .bar: radius / 2
      case .circle, .square, .diamond, .triangle, .half: min(1, radius / 2)
      }
    }

    /// A mark.
    public init(_ form: Form, radius: Double, _ ink: Ink, isHollow: Bool = false) {
      self.form = form
      self.radius = radius
      self.ink = ink
      self.isHollow = isHollow
    }
  }

  /// How a text is set.
  public struct Lettering: Sendable, Hashable {
    /// Which end of the text is at its point.
    public enum Anchor: String, Sendable, Hashable {
      case start, middle, end
    }

    /// In points; 7.5 or more.
    public let size: Double
    /// Which end is at its point.
    public let anchor: Anchor
    /// Whether it is bold.
    public let isBold: Bool
    /// Its colour.
    public let ink: Ink

    /// Labels are 9 points high, the numbers of an axis 8.
    public init(size: Double = 9, _ anchor: Anchor = .start, isBold: Bool = false, ink: Ink = .text) {
      precondition(size >= 7.5, "smaller text cannot be read on paper")
      self.size = size
      self.anchor = anchor
      self.isBold = isBold
      self.ink = ink
    }
  }
}
