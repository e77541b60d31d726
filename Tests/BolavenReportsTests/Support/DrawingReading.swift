import Foundation
import Testing

@testable import BolavenReports

extension ChartKind {
  /// The drawing of a file in one language.
  func draw(in language: Language) -> Drawing { draw(in: [language]) }
}

extension Drawing {
  struct PlacedText {
    let words: String
    let lettering: Lettering
    let left: Double
    let right: Double
    let baseline: Double
  }

  /// Every point that something is drawn at.
  var points: [Point] {
    shapes.flatMap { shape -> [Point] in
      switch shape {
      case .lines(let lines, _): lines.flatMap { $0 }
      case .marks(let points, _): points
      case .areas(let outlines, _): outlines.flatMap { $0 }
      case .text(_, let point, _): [point]
      }
    }
  }

  /// Every text of a drawing in one language with the place that it takes.
  var texts: [PlacedText] { texts(at: 0) }

  /// Every text in the language at a position.
  func texts(at position: Int) -> [PlacedText] {
    shapes.compactMap { shape in
      guard case .text(let each, let point, let lettering) = shape else { return nil }
      let words = each[position]
      // A line that another language needs.
      if words.isEmpty, position > 0 || shapes.isInSeveralLanguages { return nil }
      let width = textWidth(words, size: lettering.size, isBold: lettering.isBold)
      let left =
        switch lettering.anchor {
        case .start: point.x
        case .middle: point.x - width / 2
        case .end: point.x - width
        }
      return PlacedText(words: words, lettering: lettering, left: left, right: left + width, baseline: point.y)
    }
  }

  /// Pairs of texts that lie over each other.
  var overlaps: [(String, String)] { overlaps(at: 0) }

  /// Pairs of texts that lie over each other in the language at a position.
  func overlaps(at position: Int) -> [(String, String)] {
    let texts = texts(at: position)
    return texts.indices.flatMap { first in
      texts.indices.dropFirst(first + 1).compactMap { second in
        let (a, b) = (texts[first], texts[second])
        let isBeside = a.right <= b.left || b.right <= a.left
        let isBelow = abs(a.baseline - b.baseline) >= min(a.lettering.size, b.lettering.size)
        return isBeside || isBelow ? nil : (a.words, b.words)
      }
    }
  }

  /// The marks of one form.
  func marks(_ form: Mark.Form, _ ink: Ink, isHollow: Bool = false) -> [[Point]] {
    shapes.compactMap { shape in
      guard case .marks(let points, let mark) = shape, mark.form == form, mark.ink == ink, mark.isHollow == isHollow
      else { return nil }
      return points
    }
  }

  /// The filled areas of one colour.
  func areas(_ ink: Ink) -> [[Point]] {
    shapes.flatMap { shape -> [[Point]] in
      guard case .areas(let outlines, let fill) = shape, fill == ink else { return [] }
      return outlines
    }
  }

  /// The lines of one colour, each set with its pen.
  func lines(_ ink: Ink) -> [(lines: [[Point]], pen: Pen)] {
    shapes.compactMap { shape in
      guard case .lines(let lines, let pen) = shape, pen.ink == ink else { return nil }
      return (lines, pen)
    }
  }
}

extension [Drawing.Shape] {
  fileprivate var isInSeveralLanguages: Bool {
    contains { shape in
      if case .text(let words, _, _) = shape { words.texts.count > 1 } else { false }
    }
  }
}

/// Neither a control character nor one that turns the writing direction.
func expectPlainCharacters(_ bytes: [UInt8]) {
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar != "\n" {
    let isControl = scalar.properties.generalCategory == .control || scalar == "\u{FEFF}" || scalar == "\u{FFFE}"
    let isTurning = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    if isControl || isTurning { Issue.record("U+\(String(scalar.value, radix: 16))") }
  }
}

func power(_ base: Double) -> Double { pow(base, 2.4) }
