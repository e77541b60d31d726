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

func tests(of name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    swiftSettings: strict)
}

let package = Package(
  name: "bolaven",
  products: [
    .library(
      name: "Bolaven",
      targets: ["BolavenNumerics", "BolavenData", "BolavenReports", "BolavenEstimation", "BolavenStudies"]),
    .executable(name: "bolaven", targets: ["bolaven"]),
  ],
  targets: [
    // Floor 0: C.
    .target(name: "COpenBLAS", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CBoostMath"),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMessageDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),

    // Floor 1.
    floor("BolavenNumerics", uses: ["COpenBLAS", "CBoostMath"], linkerSettings: [.linkedLibrary("m")]),
    floor("BolavenFormats", uses: ["CYAML", "CMessageDigest"], linkerSettings: [.linkedLibrary("m")]),
    // Floor 2.
    floor("BolavenData", uses: ["BolavenFormats"]),
    floor("BolavenReports", uses: ["BolavenFormats"]),
    // Floor 3.
    floor("BolavenEstimation", uses: ["BolavenNumerics", "BolavenData"]),
    // Floor 4.
    floor("BolavenStudies", uses: ["BolavenEstimation", "BolavenReports", "BolavenData", "BolavenNumerics", "BolavenFormats"]),
    // Floor 5.
    floor(
      "BolavenCommandLine",
      uses: ["BolavenStudies", "BolavenEstimation", "BolavenReports", "BolavenData", "BolavenNumerics", "BolavenFormats"]),
    .executableTarget(name: "bolaven", dependencies: ["BolavenCommandLine"], swiftSettings: library),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "BolavenNumerics"),
    tests(of: "BolavenFormats"),
    tests(of: "BolavenData", uses: ["BolavenFormats"]),
    tests(of: "BolavenReports", uses: ["BolavenFormats"]),
    tests(of: "BolavenEstimation", uses: ["BolavenNumerics", "BolavenData", "BolavenFormats"]),
    tests(
      of: "BolavenStudies",
      uses: ["BolavenEstimation", "BolavenReports", "BolavenData", "BolavenNumerics", "BolavenFormats"]),
    tests(
      of: "BolavenCommandLine",
      uses: ["BolavenStudies", "BolavenEstimation", "BolavenReports", "BolavenData", "BolavenNumerics", "BolavenFormats"]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport", "BolavenCommandLine"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
