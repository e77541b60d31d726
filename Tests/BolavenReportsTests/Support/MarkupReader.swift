import Foundation
import FoundationXML

/// Reads a page or a drawing back, as an XML reader sees it.
final class MarkupReader: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    let parents: [String]
    var text = ""

    /// Its name with the names of its attributes.
    var shape: String { name + attributes.keys.sorted().map { "[\($0)]" }.joined() }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// The elements in the order of their start tags; nil where the text is not well-formed.
  static func elements(of bytes: [UInt8]) -> [Element]? {
    let reader = MarkupReader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    return parser.parse() ? reader.elements : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes, parents: open.dropLast().map { elements[$0].name }))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  /// Characters belong to every element around them.
  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    for place in open { elements[place].text += characters }
  }
}

extension [MarkupReader.Element] {
  func named(_ name: String) -> [MarkupReader.Element] { filter { $0.name == name } }
}
