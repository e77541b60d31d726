import TestSupport
import Testing

@testable import BolavenFormats

/// Writes down what it is handed.
private final class Recorder: XMLContentHandler {
  var events: [String] = []

  func start(_ element: Int, _ attributes: XMLAttributes) {
    let id = attributes.text("id", in: ["urn:strict", "urn:other"]).map { " other \($0)" } ?? ""
    events.append("<\(element)\(attributes.text("r").map { " r=\($0)" } ?? "")\(id)")
  }
  func end(_ element: Int) { events.append("\(element)>") }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { events.append(String(decoding: bytes, as: UTF8.self)) }
}

private func events(_ pieces: [[UInt8]], depth: Int = 64) throws(XMLError) -> [String] {
  let recorder = Recorder()
  let reader = XMLReader(
    namespaces: ["urn:main", "urn:strict"], names: ["row", "c"], depthLimit: depth, handler: recorder)
  for piece in pieces { try reader.feed(piece) }
  try reader.feed([], isLast: true)
  return recorder.events
}

private func error(_ text: String, depth: Int = 64) -> XMLError? {
  do throws(XMLError) {
    _ = try events([Array(text.utf8)], depth: depth)
    return nil
  } catch {
    return error
  }
}

@Suite struct XMLEventsTests {
  @Test func elementsAreKnownByTheirNamespaceNotTheirPrefix() throws {
    let text = #"<x:row xmlns:x="urn:main" xmlns:s="urn:strict" xmlns="urn:no" r="1"><s:c s:id="7"/><c r="é"/></x:row>"#
    #expect(
      try events([Array(text.utf8)]) == ["<0 r=1", "<1 other 7", "1>", "<-1 r=é", "-1>", "0>"])
  }

  @Test("a text cut anywhere is read as the whole", arguments: 1...40)
  func cutAnywhere(_ place: Int) throws {
    let bytes = Array(#"<row xmlns="urn:main"><c r="é">a&amp;ຍ</c></row>"#.utf8)
    let whole = try events([bytes]).joined()
    #expect(whole == "<0<1 r=éa&ຍ1>0>")
    #expect(try events([Array(bytes[..<place]), Array(bytes[place...])]).joined() == whole)
  }

  @Test func utf16IsRead() throws {
    let units = #"<row xmlns="urn:main">é</row>"#.utf16
    let bytes = units.reduce(into: [0xFF, 0xFE] as [UInt8]) { $0 += [UInt8($1 & 255), UInt8($1 >> 8)] }
    #expect(try events([bytes]).joined() == "<0é0>")
  }

  @Test(
    "a document type is refused, whatever it defines",
    arguments: [
      "<!DOCTYPE a><a/>", "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><a/>",
      "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "<!DOCTYPE a PUBLIC \"-//a\" \"http://127.0.0.1/a\"><a/>",
    ])
  func documentType(_ text: String) { #expect(error(text) == .documentType(line: 1)) }

  @Test func anEntityThatNothingDefinesIsAnError() {
    #expect(error("<a>\n&b;</a>") == .syntax(problem: "undefined entity", line: 2, column: 1))
  }

  @Test(arguments: ["", "<a>", "<a></b>", "<a>\u{1}</a>", "<a/><b/>", "<a b='1' b='2'/>", "<x:a/>"])
  func whatIsNoXMLIsRefused(_ text: String) {
    guard case .syntax = error(text) else {
      Issue.record("\(text) was read")
      return
    }
  }

  @Test func depthIsBounded() {
    #expect(error("<a><a><a/></a></a>", depth: 3) == nil)
    #expect(error("<a><a>\n<a/></a></a>", depth: 2) == .tooDeep(line: 2, limit: 2))
  }

  @Test func aTagWithoutEndIsGivenUp() {
    let piece = [UInt8](repeating: 65, count: 1 << 20)
    #expect(throws: XMLError.tokenTooLong(line: 1, limit: XMLReader.longestToken)) {
      try events([Array("<a b='".utf8)] + Array(repeating: piece, count: 6))
    }
  }

  @Test("hostile XML of the corpus is refused", .needsTortureCorpus, arguments: TortureCorpus.files(in: "xml"))
  func refusesTheCorpus(_ file: String) throws {
    let bytes = try TortureCorpus.bytes(file)
    let isPlain = file.hasPrefix("xml/simple")
    let isRead = (try? events([bytes])) != nil
    #expect(isRead == isPlain)
  }
}
