/// Runs `body` with the places of several arrays, in their order, which are valid until it returns.
func withUnsafePointers<Element, Result>(
  _ arrays: [[Element]], _ body: ([UnsafePointer<Element>]) -> Result
) -> Result {
  func open(_ position: Int, _ opened: [UnsafePointer<Element>]) -> Result {
    guard position < arrays.count else { return body(opened) }
    return arrays[position].withUnsafeBufferPointer { buffer in
      // Nothing is read from the place of an empty array.
      guard let base = buffer.baseAddress ?? UnsafePointer(bitPattern: 16) else { return body(opened) }
      return open(position + 1, opened + [base])
    }
  }
  return open(0, [])
}

/// Runs `body` with the place of an array, which is valid until it returns; with `nil` where there is none.
func withUnsafePointer<Element, Result>(
  toElementsOf array: [Element]?, _ body: (UnsafePointer<Element>?) -> Result
) -> Result {
  guard let array else { return body(nil) }
  return array.withUnsafeBufferPointer { body($0.baseAddress) }
}
