import BolavenFormats
import BolavenStudies

/// A plan as it was read, with its bytes.
struct PlanFile {
  let plan: StudyPlan
  let bytes: [UInt8]

  /// The plan of a study: `study.yaml`, or the folder it is in.
  static let operand = Operand("STUDY", "study.yaml, or its folder (default: here)", .optional)

  /// - Parameter path: `nil` for the `study.yaml` of the current folder.
  init(_ path: String?) throws(CommandFailure) {
    let path = path ?? "study.yaml"
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Self.read(path)
    } catch {
      throw CommandFailure([Self.message(for: error)])
    }
    self.bytes = bytes
    do throws(StudyError) {
      plan = try StudyPlan(bytes, file: Self.file(path))
    } catch {
      throw Self.isPlan(path) ? CommandFailure(error) : CommandFailure([Self.noPlan(path)])
    }
  }

  /// Whether a path names a plan rather than data: by its ending, or as a folder.
  static func isPlan(_ path: String) -> Bool {
    path.hasSuffix(".yaml") || path.hasSuffix(".yml") || isFolder(path)
  }

  private static func isFolder(_ path: String) -> Bool { fileNames(in: path).contains("study.yaml") }

  private static func file(_ path: String) -> String {
    isFolder(path) ? (path.hasSuffix("/") ? path : path + "/") + "study.yaml" : path
  }

  private static func read(_ path: String) throws(FileError) -> [UInt8] { try readFile(file(path), limit: 16 << 20) }

  /// A file of another kind: what it holds may be about people, and is not quoted.
  private static func noPlan(_ path: String) -> Message {
    var message = Message(code: MessageCode(.plan, 218), what: "this file is no plan: a plan has lines of  name: value")
    message.places = [Place(path)]
    message.fix = [
      "name the study.yaml of the study, or its folder; a plan has a name that ends with .yaml",
      "for a file of data:  bolaven check FILE",
    ]
    return message
  }

  private static func message(for error: FileError) -> Message {
    var message = Message(
      code: MessageCode(.plan, 215),
      what: error.isMissingFile ? "there is no plan under this name" : "the plan cannot be read: \(error.reason)")
    message.places = [Place(error.path)]
    message.fix = ["name the study.yaml of the study, or its folder; the example is datasets/paksong/study.yaml"]
    return message
  }
}
