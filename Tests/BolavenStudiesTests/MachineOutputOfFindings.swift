import BolavenFormats
import BolavenStudies
import TestSupport

extension MachineOutputReader {
  /// The object of one analysis.
  init(_ findings: any StudyFindings) throws {
    try self.init(String(decoding: JSONValue.object(findings.record.members).encoded(), as: UTF8.self))
  }
}
