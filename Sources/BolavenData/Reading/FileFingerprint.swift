import BolavenFormats
import Synchronization

/// SHA-256 of the bytes that a table was read from, of a file on the disk when it is first asked for: reading a large file
/// once more takes time, and most results do not show it.
public final class FileFingerprint: Sendable {
  private enum State {
    case known(String?)
    case notAsked(OpenFile)
  }

  private let state: Mutex<State>

  /// Of bytes in memory at once, so that they need not be kept.
  public init(_ content: FileContent) {
    state =
      switch content {
      case .memory(let bytes): Mutex(.known(Fingerprint.sha256(bytes)))
      case .disk(let file): Mutex(.notAsked(file))
      }
  }

  /// 64 hexadecimal digits; `nil` where the file has been changed since it was opened, or cannot be read any more.
  public var text: String? {
    state.withLock { state in
      switch state {
      case .known(let text): return text
      case .notAsked(let file):
        let text = try? Fingerprint.sha256(file)
        let lasting = file.isUnchanged ? text : nil
        state = .known(lasting)
        return lasting
      }
    }
  }
}
