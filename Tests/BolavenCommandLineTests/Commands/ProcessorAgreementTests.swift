import Foundation
import TestSupport
import Testing

/// The numbers of one machine are those of another: whole processes with each kernel of OpenBLAS that this machine can
/// run, on one and on two threads.
@Suite struct ProcessorAgreementTests {
  /// In the order of their age.
  static let kernels = ["Prescott", "Nehalem", "Sandybridge", "Haswell", "Zen"]

  static var usableKernels: [String] {
    let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    guard processor.contains("GenuineIntel") || processor.contains("AuthenticAMD") else { return [] }
    return processor.contains(" avx2") ? kernels : Array(kernels.prefix(processor.contains(" avx") ? 3 : 2))
  }

  static let calls = [
    "regress datasets/nsw/nsw.csv 're78 ~ treat + age + educ + black + hisp + marr + re74' --format json",
    "regress datasets/nsw/nsw.csv 're78 ~ treat + poly(age, 4) + re75 | black' --cluster educ --format json",
    "regress datasets/nsw/nsw.csv 're78 ~ age + educ | treat ~ re74 + re75' --vcov HC1 --format json",
    "verify --only strd --format json",
    "run datasets/paksong/study.yaml --format json --out OUT",
  ]

  private func output(_ call: String, kernel: String, threads: Int) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/bolaven"
    let words = call.replacingOccurrences(of: "OUT", with: folder.path)
    process.arguments = ["-c", "'\(program)' \(words)"]
    process.currentDirectoryURL = URL(fileURLWithPath: Repository.root)
    process.environment = [
      "OPENBLAS_CORETYPE": kernel, "BOLAVEN_THREADS": String(threads), "PATH": "/usr/bin:/bin",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(kernel): \(call)")
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with every number written with 12 digits.
  private func rounded(_ text: String) -> String {
    text.replacing(/-?[0-9]+\.[0-9]+(e[-+]?[0-9]+)?/) { number in
      Double(number.output.0).map { String(format: "%.11e", $0) } ?? String(number.output.0)
    }
  }

  @Test("12 printed digits do not depend on the kernel, and nothing on the threads", arguments: calls)
  func agree(_ call: String) throws {
    let kernels = Self.usableKernels
    var first: String?
    for kernel in kernels {
      let one = try output(call, kernel: kernel, threads: 1)
      #expect(one.contains("\"bolaven\""))
      #expect(try output(call, kernel: kernel, threads: 2) == one)
      if let first { #expect(rounded(one) == first, "\(kernel)") }
      first = first ?? rounded(one)
    }
  }
}
