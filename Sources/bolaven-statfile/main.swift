import BolavenFormats
import Glibc

// bolaven-statfile read  KIND SECONDS MEMORY VARIABLES TEXT-BYTES [ENCODING]   <FILE >STREAM
// bolaven-statfile write KIND SECONDS MEMORY                                   <STREAM >STREAM
//
// Started by bolaven, which gives it nothing but the bytes: it opens no file of the user. What is written to standard
// output is described in BolavenFormats/StatFile/StatFileProtocol.swift. It ends by a signal where a file breaks ReadStat.

guard let task = StatFileTask(CommandLine.arguments) else {
  let text = "bolaven-statfile reads and writes files of Stata and SPSS for bolaven, which starts it.\n"
  _ = Array(text.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  exit(2)
}
task.limit()
let output = Output()
do throws(StatFileFailure) {
  let input = try Input()
  switch task.work {
  case .read: try read(input, as: task, to: output)
  case .write: try write(input, as: task, to: output)
  }
  exit(0)
} catch {
  output.encoder.add(error)
  output.send()
  exit(4)
}
