// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
let library = strict + [.enableUpcomingFeature("InternalImportsByDefault")]

/// The modules of one floor may use any lower floor, never their neighbours or the floors above.
func floor(_ name: String, uses dependencies: [Target.Dependency], linkerSettings: [LinkerSetting]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: library, linkerSettings: linkerSettings)
}

/// - Parameter reference: folders of files that tests read: values of other software with their scripts, recorded sessions.
func tests(of name: String, uses dependencies: [Target.Dependency] = [], reference: String...) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    exclude: reference, swiftSettings: strict)
}

let lowest: [Target.Dependency] = ["BolavenNumerics", "BolavenFormats"]
let upToEstimation = lowest + ["BolavenData", "BolavenReports", "BolavenEstimation"]
let upToStudies = upToEstimation + ["BolavenStudies"]

let package = Package(
  name: "bolaven",
  products: [
    .library(
      name: "Bolaven",
      targets: ["BolavenNumerics", "BolavenData", "BolavenReports", "BolavenEstimation", "BolavenStudies"]),
    .executable(name: "bolaven", targets: ["bolaven"]),
    .executable(name: "bolaven-statfile", targets: ["bolaven-statfile"]),
  ],
  targets: [
    // Floor 0: C.
    .target(name: "COpenBLAS", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CBoostMath"),
    .target(name: "CPanels"),
    .target(name: "CLanes"),
    .target(name: "CProcessors"),
    .target(name: "CByteScanning"),
    .target(name: "CDecimals"),
    .target(name: "CTextIndex"),
    .target(name: "CDoubles"),
    .target(name: "CXlsxWriter", linkerSettings: [.linkedLibrary("dl")]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CReadStat", providers: [.apt(["libreadstat-dev"])]),
    .systemLibrary(name: "CMessageDigest", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

    // Floor 1.
    floor(
      "BolavenNumerics", uses: ["COpenBLAS", "CBoostMath", "CPanels", "CLanes", "CProcessors", "CMalloc"],
      linkerSettings: [.linkedLibrary("m")]),
    floor(
      "BolavenFormats",
      uses: [
        "CYAML", "CMessageDigest", "CZlib", "CExpat", "CXlsxWriter", "CByteScanning", "CDecimals", "CDoubles",
        "CTextIndex",
      ],
      linkerSettings: [.linkedLibrary("m")]),
    // Floor 2.
    floor("BolavenData", uses: lowest),
    floor("BolavenReports", uses: ["BolavenFormats"]),
    // Floor 3.
    floor("BolavenEstimation", uses: ["BolavenNumerics", "BolavenData"]),
    // Floor 4.
    floor("BolavenStudies", uses: upToEstimation),
    // Floor 5.
    floor("BolavenCommandLine", uses: upToStudies),
    .executableTarget(name: "bolaven", dependencies: ["BolavenCommandLine"], swiftSettings: library),
    // A program of its own: what a damaged file does to ReadStat, it does to nobody else.
    .executableTarget(
      name: "bolaven-statfile", dependencies: ["BolavenFormats", "CReadStat"], swiftSettings: library),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "ReaderFuzzing", dependencies: ["BolavenFormats", "BolavenData"], path: "Tests/ReaderFuzzing",
      exclude: ["Seeds", "Findings", "Dictionaries", "seeds.py"], swiftSettings: strict),
    tests(of: "BolavenNumerics", reference: "Reference"),
    tests(of: "BolavenFormats"),
    tests(of: "BolavenData", uses: lowest + ["ReaderFuzzing"], reference: "Reference"),
    tests(of: "BolavenReports", uses: ["BolavenFormats"], reference: "Readers"),
    tests(of: "BolavenEstimation", uses: lowest + ["BolavenData"], reference: "Reference"),
    tests(of: "BolavenStudies", uses: upToEstimation, reference: "Reference"),
    tests(
      of: "BolavenCommandLine", uses: upToStudies + ["ReaderFuzzing"], reference: "Reference", "Sessions/Recorded"),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport", "BolavenCommandLine"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
