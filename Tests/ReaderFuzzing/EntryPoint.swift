import Glibc

/// What libFuzzer calls with each input; `BOLAVEN_FUZZ` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  if let found = chosenTarget.contradiction(in: UnsafeBufferPointer(start: start, count: count)) { fatalError(found) }
  return 0
}

private let chosenTarget: FuzzTarget = {
  guard let name = getenv("BOLAVEN_FUZZ"), let target = FuzzTarget(rawValue: String(cString: name)) else {
    fatalError("BOLAVEN_FUZZ is one of \(FuzzTarget.allCases.map(\.rawValue))")
  }
  return target
}()
