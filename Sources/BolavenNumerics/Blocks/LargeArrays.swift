import Glibc

/// An array whose memory comes in large pages where it is large and the system has them: what is touched for the first time
/// is then had several times faster.
///
/// - Parameters:
///   - count: how many elements.
///   - further: elements that will be appended, for which there is room already.
///   - initialize: writes all of them.
public func largeArray<Element: BitwiseCopyable>(
  _ count: Int, reserving further: Int = 0, initialize: (UnsafeMutableBufferPointer<Element>) -> Void
) -> [Element] {
  [Element](unsafeUninitializedCapacity: count + further) { buffer, initialized in
    let place = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
    askForLargePages(place)
    initialize(place)
    initialized = count
  }
}

private func askForLargePages<Element>(_ place: UnsafeMutableBufferPointer<Element>) {
  let size = place.count * MemoryLayout<Element>.stride
  guard size >= 1 << 21, let base = UnsafeMutableRawPointer(place.baseAddress) else { return }
  // Whole pages within the array; the system takes the large ones among them. It may refuse: nothing depends on it.
  let page = 4096
  let start = base.alignedUp(toMultipleOf: page)
  let length = (size - (start - base)) / page * page
  madvise(start, length, MADV_HUGEPAGE)
}
