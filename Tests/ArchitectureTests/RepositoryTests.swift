import TestSupport
import Testing

@Suite struct RepositoryTests {
  @Test func topFolderHoldsNothingElse() {
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "datasets", "notebooks-md", "Benchmarks", "README.md", "CONTRIBUTING.md",
      "LICENSE", "Makefile", "packages.apt", "bolaven",
      // Written by the demo, ignored by git.
      "reports",
    ]
    let names = Repository.names(in: ".")
    #expect(names.contains("Package.swift"))
    let others = names.filter { !$0.hasPrefix(".") && !allowed.contains($0) }
    #expect(others.isEmpty, "\(others)")
  }

  @Test("a dataset says where it comes from and under which licence", arguments: Repository.names(in: "datasets"))
  func describesTheDataset(_ name: String) throws {
    let page = try #require(try? Repository.text("datasets/\(name)/README.md"), "datasets/\(name) has no README.md")
    #expect(page.contains(/(?i)\blicen[cs]e/))
    #expect(page.contains(/(?i)\bsource/))
  }

  @Test("a dataset that a generator made says so at once", arguments: Repository.names(in: "datasets"))
  func admitsWhatIsSynthetic(_ name: String) throws {
    guard Repository.has("datasets/\(name)/gen.py") else { return }
    let opening = try Repository.text("datasets/\(name)/README.md").split(separator: "\n").prefix(2).joined(
      separator: " ")
    #expect(opening.contains(/(?i)synthetic/))
  }

  @Test func packageListHoldsWhatThePackageNeeds() throws {
    let listed = try Repository.text("packages.apt").split(separator: "\n").filter { !$0.hasPrefix("#") }
    let needed = try Repository.text("Package.swift").matches(of: /\.apt\(\[([^\]]*)\]\)/)
      .flatMap { $0.1.matches(of: /"([^"]+)"/).map(\.1) }
    #expect(!needed.isEmpty)
    for package in needed {
      #expect(listed.contains(package), "packages.apt does not list \(package)")
    }
    #expect(Set(listed).count == listed.count)
  }
}
