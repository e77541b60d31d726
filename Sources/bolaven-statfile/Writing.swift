internal import BolavenFormats

/// Sends a file made of a stream, or throws why it cannot be made.
func write(_ input: Input, as task: StatFileTask, to output: Output) throws(StatFileFailure) {
  throw StatFileFailure(.notWritable, detail: "not yet")
}
