internal import BolavenFormats
import Glibc

/// All bytes of standard input.
final class Input {
  let bytes: UnsafeRawBufferPointer

  /// - Throws: `damaged` where the bytes end in an error, `memory` where they do not fit.
  init() throws(StatFileFailure) {
    var capacity = 1 << 20
    guard var buffer = malloc(capacity) else { throw StatFileFailure(.memory) }
    var count = 0
    while true {
      if count == capacity {
        capacity *= 2
        guard let larger = realloc(buffer, capacity) else { throw StatFileFailure(.memory) }
        buffer = larger
      }
      let received = Glibc.read(STDIN_FILENO, buffer + count, capacity - count)
      if received == 0 { break }
      if received < 0, errno != EINTR { throw StatFileFailure(.damaged, detail: "its bytes did not arrive") }
      count += max(0, received)
    }
    bytes = UnsafeRawBufferPointer(start: buffer, count: count)
  }

  deinit { free(UnsafeMutableRawPointer(mutating: bytes.baseAddress)) }
}

/// The stream that goes to standard output.
final class Output {
  var encoder = StatFileEncoder()

  /// Sends what has been written. A reader that is gone ends the program: nobody needs the rest.
  func send() {
    let bytes = encoder.takeBytes()
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = Glibc.write(STDOUT_FILENO, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if written < 0, errno != EINTR { exit(6) }
        done += max(0, written)
      }
    }
  }
}
