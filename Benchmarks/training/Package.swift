// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "training-benchmark",
  dependencies: [.package(name: "bolaven", path: "../..")],
  targets: [
    .executableTarget(
      name: "TrainingBenchmark", dependencies: [.product(name: "Bolaven", package: "bolaven")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
