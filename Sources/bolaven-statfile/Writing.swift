internal import BolavenFormats

/// Sends a file made of a stream, or throws why it cannot be made.
func write(_ input: Input, as task: StatFileTask, to output: Output) throws(StatFileFailure) {
  var decoder = StatFileDecoder()
  do throws(StatFileDecoder.Stop) {
    try decoder.add(input.bytes)
  } catch {
    throw StatFileFailure(.notWritable, detail: "the table did not arrive whole")
  }
  guard decoder.isComplete else { throw StatFileFailure(.notWritable, detail: "the table did not arrive whole") }
  try ReadStat.write(decoder.contents, kind: task.kind) { bytes in
    output.encoder.addFile(bytes)
    if output.encoder.bytes.count > 4 << 20 { output.send() }
  }
  output.encoder.addEnd(rows: 0)
  output.send()
}
