import Testing

@testable import BolavenCommandLine

/// What every message has: a code, a place where there can be one, advice, and no word of the workshop.
func expectGoodMessage(_ message: Message, place: Bool = true, _ location: SourceLocation = #_sourceLocation) {
  let text = Message.text([message], width: 80)
  #expect(text.hasPrefix("\(message.severity.rawValue)[\(message.code)] "), sourceLocation: location)
  #expect(message.suggestion != nil || !message.fix.isEmpty, "\(text)", sourceLocation: location)
  if place { #expect(text.contains("\n  --> "), "\(text)", sourceLocation: location) }
  for word in ["invalid", "illegal", "fatal", "null", "parse", "token", "schema"] {
    #expect(!text.lowercased().contains(word), "\(text)", sourceLocation: location)
  }
  for line in text.split(separator: "\n") {
    #expect(line.count <= 80 || !line.dropFirst(8).contains(" "), "\(line)", sourceLocation: location)
  }
  #expect(text.hasSuffix("\n") && !text.contains("\n\n"), sourceLocation: location)
  #expect(message.what.first?.isUppercase == false && message.what.last != ".", "\(text)", sourceLocation: location)
}

/// The names of the cases of an enum, read from its source, so that a new case cannot be forgotten.
func caseNames(of type: String, in source: String) -> Set<String> {
  let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
  let body = lines.drop { !$0.contains("enum \(type)") }.dropFirst().prefix { $0 != "}" }
  let declared = body.filter { $0.hasPrefix("  case ") }.flatMap { line in
    line.dropFirst(7).prefix { $0 != "(" }.split(separator: ",").map { String($0.drop { $0 == " " }) }
  }
  return Set(declared)
}

/// The name of the case of a value: `columnMissing`.
func caseName(_ value: some Any) -> String {
  Mirror(reflecting: value).children.first?.label ?? "\(value)"
}
