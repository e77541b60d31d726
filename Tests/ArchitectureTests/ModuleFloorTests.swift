import TestSupport
import Testing

/// Import any lower floor; never sideways, never up; each C library in the one file that owns it.
@Suite struct ModuleFloorTests {
  static let floors = [
    "BolavenNumerics": 1, "BolavenFormats": 1,
    "BolavenData": 2, "BolavenReports": 2,
    "BolavenEstimation": 3,
    "BolavenStudies": 4,
    "BolavenCommandLine": 5,
    // The doors: a few lines each, on top of the command line or beside it.
    "bolaven": 6, "bolaven-statfile": 6,
  ]
  /// Not Foundation: it multiplies the start-up time and the size of the program.
  static let system: Set = ["Glibc", "Synchronization"]

  let sources: [SwiftSource]
  let libraries: [String]

  init() throws {
    sources = try SwiftSource.all()
    let modules = Set(sources.map(\.module))
    libraries = Repository.names(in: "Sources").filter { !modules.contains($0) }
  }

  @Test func everyModuleHasItsFloor() {
    #expect(!sources.isEmpty)
    for module in Set(sources.map(\.module)) {
      #expect(Self.floors[module] != nil, "\(module) stands on no floor")
    }
  }

  @Test func modulesImportLowerFloorsOnly() {
    for source in sources {
      for imported in source.imports where !Self.system.contains(imported) {
        let lower = libraries.contains(imported) ? 0 : Self.floors[imported]
        guard let own = Self.floors[source.module], let lower else {
          Issue.record("\(source.path) imports \(imported), which is neither ours nor one of \(Self.system.sorted())")
          continue
        }
        #expect(lower < own, "\(source.path) (floor \(own)) imports \(imported) (floor \(lower))")
      }
    }
  }

  @Test func everyLibraryInCHasOneOwner() {
    for library in libraries {
      let owners = sources.filter { $0.imports.contains(library) }.map(\.path)
      #expect(owners.count == 1, "\(library) is imported by \(owners)")
    }
  }

  @Test(
    "an import is seen however it is written",
    arguments: [
      "import A", "public import A", "  @preconcurrency import A", "import struct A.B",
      "@_spi(X) internal import func A.f",
    ])
  func findsImports(_ line: String) {
    #expect(SwiftSource(path: "Sources/M/F.swift", text: "// import Z\n\(line)").imports == ["A"])
  }
}
