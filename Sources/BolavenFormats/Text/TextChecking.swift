/// The first byte that is not part of well-formed UTF-8; `nil` where all bytes are.
public func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  do throws(UTF8.ValidationError) {
    _ = try UTF8Span(validating: bytes.span)
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}

/// Whether bytes are well-formed UTF-8.
public func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  do throws(UTF8.ValidationError) {
    _ = try UTF8Span(validating: bytes.span)
    return true
  } catch {
    return false
  }
}

/// The line of a byte, from 1. Lines end with LF, CRLF or CR.
public func lineNumber(of position: Int, in bytes: [UInt8]) -> Int {
  var line = 1
  var previous: UInt8 = 0
  for byte in bytes[..<position] {
    if byte == 13 || (byte == 10 && previous != 13) { line += 1 }
    previous = byte
  }
  return line
}
