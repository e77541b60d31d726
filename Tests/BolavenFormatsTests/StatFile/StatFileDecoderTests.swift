import Testing

@testable import BolavenFormats

/// A stream is read back as it was written, and no other bytes are taken for a whole one.
@Suite struct StatFileDecoderTests {
  static let contents = StatFileContents(
    header: StatFileHeader(version: 118, encoding: "UTF-8", label: "survey", declaredRows: 3),
    variables: [
      StatFileVariable(name: "id", label: "ລະຫັດ", format: "%9s", isText: true, width: 9),
      StatFileVariable(
        name: "age", label: "in years", format: "F8.0", labelSet: "ages",
        missing: [.numbers(-.infinity, -1), .numbers(99, 99)]),
      StatFileVariable(name: "answer", isText: true, width: 2, missing: [.texts("NA", "NA")]),
      StatFileVariable(name: "empty"),
    ],
    labels: [
      "ages": [StatFileLabel(code: .number(99), text: "refused"), StatFileLabel(code: .tag(97), text: "not asked")],
      "answers": [StatFileLabel(code: .text("NA"), text: "ບໍ່ມີ")],
    ],
    columns: [
      .texts(levels: ["001", "002", "003"], codes: [0, 1, 2]),
      .numbers(values: [34, 0, 99], marks: [0, 97, 0]),
      .texts(levels: ["ya", "NA"], codes: [0, -1, 1]),
      .numbers(values: [0, 0, 0], marks: [1, 1, 1]),
    ])

  static let stream: [UInt8] = {
    var encoder = StatFileEncoder()
    encoder.add(contents, rowsOfBlock: 2)
    return encoder.takeBytes()
  }()

  /// The contents, where the bytes are a whole stream.
  func read(_ bytes: [UInt8], limits: StatFileLimits = StatFileLimits()) throws -> StatFileContents? {
    var decoder = StatFileDecoder(limits: limits)
    try bytes.withUnsafeBytes { try decoder.add($0) }
    return decoder.isComplete ? decoder.contents : nil
  }

  @Test func readsWhatWasWritten() throws {
    #expect(try read(Self.stream) == Self.contents)
  }

  @Test func readsAStreamHoweverItIsCut() throws {
    for size in [1, 2, 3, 7, 64] {
      var decoder = StatFileDecoder()
      for start in stride(from: 0, to: Self.stream.count, by: size) {
        let piece = Array(Self.stream[start..<min(start + size, Self.stream.count)])
        try piece.withUnsafeBytes { try decoder.add($0) }
      }
      #expect(decoder.isComplete && decoder.contents == Self.contents)
    }
  }

  @Test func aShortenedStreamIsNeverWhole() throws {
    for count in Self.stream.indices {
      #expect(try read(Array(Self.stream[..<count])) == nil)
    }
  }

  @Test func aStreamWithOneChangedBitIsNeverWhole() {
    for place in Self.stream.indices {
      for bit in 0..<8 {
        var bytes = Self.stream
        bytes[place] ^= 1 << UInt8(bit)
        #expect((try? read(bytes)) ?? nil == nil, "byte \(place), bit \(bit)")
      }
    }
  }

  @Test func anyBytesAreSafe() {
    var random = RandomBytes(seed: 20_230_427)
    for _ in 0..<20_000 {
      var bytes = Self.stream
      // Lengths and counts are what a reader trusts by mistake: whole words are written over, or cut out.
      for _ in 0...random.below(4) {
        let place = random.below(bytes.count)
        let count = min(1 + random.below(8), bytes.count - place)
        switch random.below(3) {
        case 0: bytes.replaceSubrange(place..<(place + count), with: (0..<count).map { _ in random.byte })
        case 1: bytes.replaceSubrange(place..<(place + count), with: [UInt8](repeating: 0xFF, count: count))
        default: bytes.removeSubrange(place..<(place + count))
        }
        if bytes.isEmpty { bytes = [0] }
      }
      let found = (try? read(bytes, limits: StatFileLimits(cellBytes: 1 << 16, fileBytes: 1 << 16))) ?? nil
      #expect(found == nil || found == Self.contents)
    }
  }

  @Test func nothingMayFollowTheEnd() {
    #expect(throws: StatFileDecoder.Stop.broken("something follows its end")) { try read(Self.stream + [1]) }
  }

  /// Four thousand million missing values are a record of ten bytes.
  @Test func refusesABombBeforeMakingItsRows() {
    var encoder = StatFileEncoder()
    encoder.add(StatFileHeader())
    encoder.add(StatFileVariable(name: "x"))
    let bytes = encoder.takeBytes() + [4, 5, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 2]
    #expect(throws: StatFileDecoder.Stop.tooMuch(limit: 1000)) {
      try read(bytes, limits: StatFileLimits(cellBytes: 1000))
    }
  }

  @Test func refusesMoreVariablesThanAllowed() {
    #expect(throws: StatFileDecoder.Stop.tooManyVariables(4)) {
      try read(Self.stream, limits: StatFileLimits(variables: 3))
    }
  }

  @Test func refusesALongText() {
    #expect(throws: StatFileDecoder.Stop.self) { try read(Self.stream, limits: StatFileLimits(textBytes: 4)) }
  }

  @Test func passesOnWhyAStreamEnds() {
    let failure = StatFileFailure(.damaged, row: 12, variable: "age", detail: "it ends too early")
    var encoder = StatFileEncoder()
    encoder.add(failure)
    let bytes = encoder.takeBytes()
    #expect(throws: StatFileDecoder.Stop.failure(failure)) { try read(bytes) }
  }

  @Test func carriesTheBytesOfAFile() throws {
    var encoder = StatFileEncoder()
    encoder.addFile([1, 2, 3])
    encoder.addFile([4])
    encoder.addEnd(rows: 0)
    let bytes = encoder.takeBytes()
    var decoder = StatFileDecoder()
    try bytes.withUnsafeBytes { try decoder.add($0) }
    #expect(decoder.isComplete && decoder.file == [1, 2, 3, 4])
    var small = StatFileDecoder(limits: StatFileLimits(fileBytes: 3))
    #expect(throws: StatFileDecoder.Stop.tooMuch(limit: 3)) { try bytes.withUnsafeBytes { try small.add($0) } }
  }
}

/// The same bytes in every run.
///
/// Source: Steele, Lea & Flood (2014), SplitMix64.
struct RandomBytes {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  var byte: UInt8 { mutating get { UInt8(truncatingIfNeeded: next()) } }
}
