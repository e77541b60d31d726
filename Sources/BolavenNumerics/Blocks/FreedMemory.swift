internal import CMalloc
import Synchronization

/// Keeps memory that arrays have let go of for the next ones, up to 1 GiB, instead of giving each large array back to the system.
///
/// The system clears every page that it gives out; a regression with absorbed effects asks for several dozen arrays and would
/// wait for that at each. The most memory that a process has at once stays as it is. It holds for the whole process, so a
/// program says it, once and at its start; no function of a library does.
///
/// - Returns: false where the C library takes no such advice. Nothing but speed depends on it.
@discardableResult
public func keepFreedMemory() -> Bool {
  // 32 MiB is the largest size of a single array that every version of the C library takes.
  let arrays = mallopt(M_MMAP_THRESHOLD, 1 << 30) == 1 || mallopt(M_MMAP_THRESHOLD, 1 << 25) == 1
  // The heap grows in large steps, so that pages are large before anything is written to them.
  guard mallopt(M_TRIM_THRESHOLD, 1 << 30) == 1, mallopt(M_TOP_PAD, 1 << 26) == 1, arrays else { return false }
  memoryIsKept.store(true, ordering: .relaxed)
  return true
}

/// Whether arrays stand one behind the other on the heap.
let memoryIsKept = Atomic(false)
