internal import CExpat
internal import Glibc

/// Takes the elements of an XML text as they come.
public protocol XMLContentHandler: AnyObject {
  /// - Parameter element: the place of its name among the names that the reader was told of; −1 for any other.
  func start(_ element: Int, _ attributes: XMLAttributes)
  /// - Parameter element: as at its start.
  func end(_ element: Int)
  /// A part of the text; one text may come in several parts.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of one element, valid while its start is handled.
public struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  /// The value of an attribute without a namespace.
  public subscript(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard var pair = pairs else { return nil }
    while let key = pair[0], let value = pair[1] {
      if strcmp(key, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0 {
        let start = UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: strlen(value))
      }
      pair += 2
    }
    return nil
  }

  /// The value of an attribute without a namespace.
  public func text(_ name: StaticString) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }

  /// The value of an attribute in one of some namespaces.
  public func text(_ name: String, in namespaces: [String]) -> String? {
    guard var pair = pairs else { return nil }
    let names = namespaces.map { $0 + XMLReader.separator + name }
    while let key = pair[0], let value = pair[1] {
      if names.contains(String(cString: key)) { return String(cString: value) }
      pair += 2
    }
    return nil
  }
}

/// The only door to expat: hands the elements of an XML text to their handler, with bounds, and refuses document types.
///
/// A class, because expat keeps its address.
public final class XMLReader {
  fileprivate static let separator = "\u{1}"
  /// expat looks at an unfinished token again with each piece: without a bound the work grows with its square.
  static let longestToken = 4 << 20

  private let parser: XML_Parser?
  private unowned let handler: any XMLContentHandler
  private let depthLimit: Int
  private var depth = 0
  private var failure: XMLError?
  private var fed = 0
  /// As expat writes them before a local name; the one that matched last stands first.
  private var namespaces: [UnsafeMutablePointer<CChar>]
  private let names: [UnsafeMutablePointer<CChar>]

  /// - Parameters:
  ///   - namespaces: those whose elements are known; the others' have no place.
  ///   - names: local names of elements, the frequent ones first.
  ///   - handler: outlives the reader.
  public init(namespaces: [String], names: [String], depthLimit: Int, handler: any XMLContentHandler) {
    parser = XML_ParserCreateNS(nil, 1)
    self.namespaces = namespaces.compactMap { strdup($0 + Self.separator) }
    self.names = names.compactMap { strdup($0) }
    self.handler = handler
    self.depthLimit = depthLimit
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser, { XMLReader.of($0)?.start($1, XMLAttributes(pairs: $2)) }, { XMLReader.of($0)?.end($1) })
    XML_SetCharacterDataHandler(parser) { reader, text, count in
      guard let reader = XMLReader.of(reader), reader.failure == nil, let text else { return }
      let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
      reader.handler.text(UnsafeBufferPointer(start: start, count: Int(count)))
    }
    XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in
      guard let reader = XMLReader.of(reader) else { return }
      reader.stop(.documentType(line: reader.line))
    }
  }

  deinit {
    XML_ParserFree(parser)
    for name in namespaces + names { free(name) }
  }

  /// Reads on with the next piece of the text, in UTF-8 or UTF-16.
  ///
  /// - Throws: every kind of `XMLError`.
  public func feed(_ piece: [UInt8], isLast: Bool = false) throws(XMLError) {
    fed += piece.count
    let status = piece.withUnsafeBytes { bytes in
      XML_Parse(parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
    }
    if let failure { throw failure }
    guard status == XML_STATUS_OK else {
      let problem = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "not XML"
      throw .syntax(problem: problem, line: line, column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
    }
    if !isLast, fed - Int(XML_GetCurrentByteIndex(parser)) > Self.longestToken {
      throw .tokenTooLong(line: line, limit: Self.longestToken)
    }
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLReader? {
    pointer.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private var line: Int { Int(XML_GetCurrentLineNumber(parser)) }

  private func stop(_ error: XMLError) {
    failure = failure ?? error
    XML_StopParser(parser, 0)
  }

  private func start(_ name: UnsafePointer<XML_Char>?, _ attributes: XMLAttributes) {
    guard failure == nil else { return }
    depth += 1
    guard depth <= depthLimit else { return stop(.tooDeep(line: line, limit: depthLimit)) }
    handler.start(place(of: name), attributes)
  }

  private func end(_ name: UnsafePointer<XML_Char>?) {
    guard failure == nil else { return }
    depth -= 1
    handler.end(place(of: name))
  }

  private func place(of name: UnsafePointer<XML_Char>?) -> Int {
    guard let name else { return -1 }
    for (place, namespace) in namespaces.enumerated() {
      let count = strlen(namespace)
      guard strncmp(name, namespace, count) == 0 else { continue }
      if place > 0 { namespaces.swapAt(0, place) }
      return names.firstIndex { strcmp(name + count, $0) == 0 } ?? -1
    }
    return -1
  }
}
