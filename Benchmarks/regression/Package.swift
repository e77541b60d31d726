// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "regression-benchmark",
  dependencies: [.package(name: "bolaven", path: "../..")],
  targets: [
    .executableTarget(
      name: "RegressionBenchmark", dependencies: [.product(name: "Bolaven", package: "bolaven")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
