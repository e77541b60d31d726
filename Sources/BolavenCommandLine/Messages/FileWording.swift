import BolavenFormats
import Glibc

extension FileError {
  /// The message about an output that could not be written.
  var outputMessage: Message {
    let (number, what, fix) = wording
    return Message(
      code: MessageCode(.report, number), what: what, places: [Place(path)],
      found: "\(operation.rawValue): the system says: \(reason)",
      notes: ["what stood under this name before is unchanged"], fix: [fix])
  }

  private var wording: (number: Int, what: String, fix: String) {
    switch code {
    case EACCES, EPERM, EROFS:
      (611, "there is no permission to write here", "choose another folder with --out")
    case ENOSPC, EDQUOT: (612, "the disk is full", "make room, or choose a folder on another disk with --out")
    case EISDIR: (613, "a folder stands where the file should be written", "choose another name with --out")
    case ENOTDIR: (614, "a file stands where a folder is needed", "choose another folder with --out")
    case ENAMETOOLONG: (615, "this name is too long for the disk", "choose a shorter name with --out")
    default: (619, "this output could not be written", "choose another folder with --out, then try again")
    }
  }
}
