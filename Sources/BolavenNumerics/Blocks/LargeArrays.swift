import Glibc
import Synchronization

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
  largeArray(atMost: count, reserving: further) { place in
    initialize(place)
    return count
  }
}

/// An array whose length is known when it has been filled. What was asked for in vain is never touched.
///
/// - Parameters:
///   - count: at most so many elements.
///   - initialize: writes the first elements and says how many they are.
public func largeArray<Element: BitwiseCopyable>(
  atMost count: Int, reserving further: Int = 0, initialize: (UnsafeMutableBufferPointer<Element>) -> Int
) -> [Element] {
  // Memory of whole large pages begins with one of them. What is asked for beyond the elements is never touched.
  var size = (count + further) * MemoryLayout<Element>.stride
  if size >= largePage, !memoryIsKept.load(ordering: .relaxed) {
    size = (size + allocationHead + largePage - 1) / largePage * largePage - allocationHead
  }
  return [Element](unsafeUninitializedCapacity: size / MemoryLayout<Element>.stride) { buffer, initialized in
    let place = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
    askForLargePages(place)
    initialized = initialize(place)
  }
}

/// Has the system give memory to arrays that will be asked for soon, on all processors at once, where freed memory is kept.
///
/// The heap writes a few bytes behind each array that it hands out, and the system clears the large page around them: one after
/// the other where arrays are asked for on one thread.
///
/// - Parameter bytes: of all the arrays together. Of more than 128 MiB the first ones are had: much more might be asked for in
///   vain.
public func provideMemory(_ bytes: Int, threads: Int = Threads.available) {
  let bytes = min(bytes, 1 << 27)
  guard memoryIsKept.load(ordering: .relaxed), bytes >= 4 * largePage, let place = malloc(bytes) else { return }
  askForLargePages(UnsafeMutableRawBufferPointer(start: place, count: bytes).bindMemory(to: UInt8.self))
  let start = Int(bitPattern: place) / smallPage * smallPage
  let end = (Int(bitPattern: place) + bytes) / smallPage * smallPage
  let firstLarge = start / largePage
  Threads.forEachBlock((end - 1) / largePage - firstLarge + 1, threads: threads) { block in
    let own = max(start, (firstLarge + block) * largePage)..<min(end, (firstLarge + block + 1) * largePage)
    // The system may refuse: nothing depends on it.
    madvise(UnsafeMutableRawPointer(bitPattern: own.lowerBound), own.count, populate)
  }
  free(place)
}

/// `MADV_POPULATE_WRITE` of Linux 5.14.
private let populate: Int32 = 23

private let smallPage = 4096
private let largePage = 1 << 21
/// What stands before the elements of an array: its head, and that of the memory. Their sizes are not promised; nothing but
/// speed depends on them.
private let allocationHead = 64

private func askForLargePages<Element>(_ place: UnsafeMutableBufferPointer<Element>) {
  let size = place.count * MemoryLayout<Element>.stride
  guard size >= largePage, let base = UnsafeMutableRawPointer(place.baseAddress) else { return }
  if memoryIsKept.load(ordering: .relaxed), let top = sbrk(0), base < top {
    // Arrays share pages, so those in front of this one and behind it are large too, before anything stands there.
    let start = base - Int(bitPattern: base) % largePage
    madvise(start, top - start, MADV_HUGEPAGE)
    return
  }
  let start = UnsafeMutableRawPointer(mutating: base - Int(bitPattern: base) % smallPage)
  // The last one only where most of it is needed. The system may refuse: nothing depends on it.
  let end = base - start + size
  let length = end / largePage * largePage + (end % largePage >= largePage / 4 * 3 ? largePage : 0)
  madvise(start, length, MADV_HUGEPAGE)
  // The heads were written already, to a small page of the first large one.
  if Int(bitPattern: start) % largePage == 0 { madvise(start, largePage, collapse) }
}

/// `MADV_COLLAPSE` of Linux 6.1; older ones refuse it.
private let collapse: Int32 = 25
