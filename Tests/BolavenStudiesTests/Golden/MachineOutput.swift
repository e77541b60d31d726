import BolavenFormats
import BolavenStudies
import Foundation
import Testing

/// Where a number stands in the machine output of a command, as a row of datasets/golden/map.csv says it.
struct GoldenPlace: Sendable, Hashable {
  let name: String
  /// A command line without its first word.
  let command: String
  /// The id of the analysis; empty for a command that does one.
  let analysis: String
  /// The method of a further model; empty for the headline.
  let method: String
  /// The term of an estimate, `sample`, or `test:NAME`.
  let term: String
  let field: String
  /// What the printed number is multiplied by.
  let scale: Double
}

/// The JSON that a command prints, read as a stranger would read it.
struct MachineOutput {
  private let root: [String: Any]

  init(_ text: String) throws {
    root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The number at a place; `nil` where there is none.
  func number(at place: GoldenPlace) -> Double? {
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
    } else if place.term.hasPrefix("test:") {
      holder = objects(model?["tests"]).first { $0["name"] as? String == String(place.term.dropFirst(5)) }
    } else {
      holder = objects(model?["estimates"]).first { $0["term"] as? String == place.term }
    }
    return (holder?[place.field] as? NSNumber).map { $0.doubleValue * place.scale }
  }

  private func objects(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
}

extension MachineOutput {
  /// The object of one analysis.
  init(_ findings: any StudyFindings) throws {
    try self.init(String(decoding: JSONValue.object(findings.record.members).encoded(), as: UTF8.self))
  }

  /// The object of a whole run.
  init(_ run: StudyRun) throws {
    let analyses = run.findings.map { findings in
      JSONValue.object([JSONMember("id", .string(findings.id))] + findings.record.members)
    }
    try self.init(
      String(decoding: JSONValue.object([JSONMember("analyses", .array(analyses))]).encoded(), as: UTF8.self))
  }
}
