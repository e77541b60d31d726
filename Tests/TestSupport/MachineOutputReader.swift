import Foundation
import Testing

/// Where a number stands in the machine output of a command, as a row of datasets/golden/map.csv says it.
public struct MachineOutputPlace: Sendable, Hashable {
  /// Of the reference value.
  public let name: String
  /// A command line without its first word.
  public let command: String
  /// The id of the analysis; empty for a command that does one.
  public let analysis: String
  /// The method of a further model; empty for the headline.
  public let method: String
  /// The term of an estimate, `sample`, `fit`, or `test:NAME`.
  public let term: String
  /// The key of the number.
  public let field: String
  /// What the printed number is multiplied by.
  public let scale: Double

  /// A place; what is left out is that of the headline of a command that does one analysis.
  public init(
    name: String = "", command: String = "", analysis: String = "", method: String = "", term: String, field: String,
    scale: Double = 1
  ) {
    self.name = name
    self.command = command
    self.analysis = analysis
    self.method = method
    self.term = term
    self.field = field
    self.scale = scale
  }
}

/// The JSON that a command prints, read as a stranger would read it.
public struct MachineOutputReader {
  private let root: [String: Any]

  /// - Throws: where the text is no JSON object.
  public init(_ text: String) throws {
    root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The number at a place; `nil` where there is none.
  public func number(at place: MachineOutputPlace) -> Double? {
    var model: [String: Any]? = root
    if !place.analysis.isEmpty {
      model = objects(root["analyses"]).first { $0["id"] as? String == place.analysis }
    }
    if !place.method.isEmpty {
      model = objects(model?["models"]).first { $0["method"] as? String == place.method }
    }
    let holder: [String: Any]?
    if place.term == "sample" {
      holder = model?["sample"] as? [String: Any]
    } else if place.term == "fit" {
      holder = model?["fit"] as? [String: Any]
    } else if place.term.hasPrefix("test:") {
      holder = objects(model?["tests"]).first { $0["name"] as? String == String(place.term.dropFirst(5)) }
    } else {
      holder = objects(model?["estimates"]).first { $0["term"] as? String == place.term }
    }
    return (holder?[place.field] as? NSNumber).map { $0.doubleValue * place.scale }
  }

  private func objects(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
}
