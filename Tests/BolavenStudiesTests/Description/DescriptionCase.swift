import BolavenData
import Foundation
import Testing

@testable import BolavenStudies

/// A small survey with texts in Lao and Japanese, missing values and identifiers.
enum DescriptionCase {
  static let survey = """
    id,village,sex,age,income,note
    001,ປາກຊອງ,ຍິງ,30,100.10,
    002,ປາກຊອງ,ຊາຍ,,200.20,n.k.
    003,パクソン,ຍິງ,41,NA,
    004,パクソン,ຍິງ,25,400.40,
    005,,ຊາຍ,52,500.50,-

    """

  /// The description of a file of these rows.
  static func findings(
    _ text: String = survey, _ change: (inout DescriptionSettings) -> Void = { _ in }
  ) throws -> DescriptionFindings {
    let folder = NSTemporaryDirectory() + "describe-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try text.write(toFile: "\(folder)/d.csv", atomically: true, encoding: .utf8)
    var settings = DescriptionSettings(file: "d.csv")
    change(&settings)
    let sources = try DataSources(reading: ["d.csv"], from: folder + "/")
    return try #require(
      try DescriptionStudy(settings).findings(in: sources, earlier: [:]) as? DescriptionFindings)
  }

  /// What keeps the description from its findings.
  static func problems(
    _ text: String = survey, _ change: (inout DescriptionSettings) -> Void
  ) throws -> [StudyProblem] {
    do {
      _ = try findings(text, change)
      return []
    } catch let error as StudyError {
      return error.problems
    }
  }
}
