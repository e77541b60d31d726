import Synchronization

/// A value that is computed when it is first asked for, once.
final class Deferred<Value: Sendable>: Sendable {
  private let known: Mutex<Value?>
  private let compute: @Sendable () -> Value

  init(_ value: Value) {
    known = Mutex(value)
    compute = { value }
  }

  init(by compute: @escaping @Sendable () -> Value) {
    known = Mutex(nil)
    self.compute = compute
  }

  var value: Value {
    known.withLock { known in
      if let known { return known }
      let value = compute()
      known = value
      return value
    }
  }
}
