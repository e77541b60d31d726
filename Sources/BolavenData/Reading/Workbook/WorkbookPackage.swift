import BolavenFormats

/// Takes the elements of one part of a document.
protocol PartHandler: XMLContentHandler {
  /// What is wrong with the part; nothing is read behind it.
  var failure: DataError? { get }
  /// Whether nothing more of the part is needed.
  var isSatisfied: Bool { get }
}

extension PartHandler {
  var failure: DataError? { nil }
  var isSatisfied: Bool { false }
}

/// The parts of an Office document in its container, and what leads from one to another.
struct WorkbookPackage: Sendable {
  /// As the user wrote it.
  let path: String
  let limits: ReadLimits
  private let container: ZipContainer

  /// - Throws: `container`.
  init(_ file: DataFile, _ limits: ReadLimits) throws(DataError) {
    path = file.path
    self.limits = limits
    do throws(ZipError) {
      container = try ZipContainer(
        file.bytes,
        limits: ZipLimits(
          entries: limits.containerEntries, ratio: limits.inflateRatio, grace: limits.inflateGrace,
          bytes: limits.inflatedBytes))
    } catch {
      throw DataError([.container(path: file.path, error)])
    }
  }

  func has(_ part: String) -> Bool { container.entry(named: part) != nil }

  /// Hands the elements of a part to its handler, a piece at a time; stops where the handler has met a failure or needs no more.
  ///
  /// - Throws: `workbookPartMissing`, `container`, `markup`, and the handler's failure.
  func read(
    _ part: String, namespaces: [String] = SpreadsheetML.main, names: [String], into handler: any PartHandler
  ) throws(DataError) {
    guard let entry = container.entry(named: part) else {
      throw DataError([.workbookPartMissing(path: path, part: part)])
    }
    let reader = XMLReader(namespaces: namespaces, names: names, depthLimit: limits.depth, handler: handler)
    let contents = try inContainer { () throws(ZipError) in try container.contents(of: entry) }
    var piece: [UInt8] = []
    while try inContainer({ () throws(ZipError) in try contents.next(&piece) }) {
      try feed(piece, isLast: false, to: reader, part)
      if let failure = handler.failure { throw failure }
      if handler.isSatisfied { return }
    }
    try feed([], isLast: true, to: reader, part)
    if let failure = handler.failure { throw failure }
  }

  /// The parts that a part leads to; none where it has no list of them.
  func relationships(of part: String) throws(DataError) -> [PartRelationship] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let list = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
    guard has(list) else { return [] }
    let handler = RelationshipHandler(folder: folder)
    try read(list, namespaces: SpreadsheetML.packageRelationships, names: ["Relationship"], into: handler)
    return handler.relationships
  }

  private func inContainer<T>(_ work: () throws(ZipError) -> T) throws(DataError) -> T {
    do throws(ZipError) {
      return try work()
    } catch {
      throw DataError([.container(path: path, error)])
    }
  }

  private func feed(_ piece: [UInt8], isLast: Bool, to reader: XMLReader, _ part: String) throws(DataError) {
    do throws(XMLError) {
      try reader.feed(piece, isLast: isLast)
    } catch {
      throw DataError([.markup(path: path, part: part, error)])
    }
  }
}

/// A reference of one part to another.
struct PartRelationship: Sendable, Hashable {
  let identifier: String
  /// The last word of its type, such as `worksheet`.
  let kind: String
  /// The path of the part in the container.
  let target: String
}

private final class RelationshipHandler: PartHandler {
  var relationships: [PartRelationship] = []
  private let folder: String

  init(folder: String) { self.folder = folder }

  func start(_ element: Int, _ attributes: XMLAttributes) {
    guard element == 0, let target = attributes.text("Target"), attributes.text("TargetMode") != "External" else {
      return
    }
    relationships.append(
      PartRelationship(
        identifier: attributes.text("Id") ?? "",
        kind: attributes.text("Type")?.split(separator: "/").last.map(String.init) ?? "",
        target: Self.resolved(target, in: folder)))
  }

  func end(_ element: Int) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// A path from the top of the container, `.` and `..` taken out.
  private static func resolved(_ target: String, in folder: String) -> String {
    var parts: [Substring] = []
    for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
