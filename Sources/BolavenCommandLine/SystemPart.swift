import BolavenData
import BolavenFormats
import BolavenNumerics
import BolavenReports
import Glibc

/// Something outside the program that it works with.
struct SystemPart: Sendable, Hashable {
  let name: String
  let purpose: String
  let isNeeded: Bool
  let isFound: Bool
  /// Version, or where it is; empty where there is nothing to say.
  let detail: String
  /// What to type where it is missing.
  let remedy: String

  static func all(environment: (String) -> String?) -> [SystemPart] {
    [openBLAS, arithmetic, yaml, boost, readStat, xlsxWriter, folder, locale(environment), fonts(environment)]
  }

  private static var openBLAS: SystemPart {
    SystemPart(
      name: "OpenBLAS", purpose: "regressions, effects on income", isNeeded: true, isFound: OpenBLAS.isAvailable,
      detail: [OpenBLAS.configuration.map(version), OpenBLAS.kernel].compactMap(\.self).joined(separator: ", "),
      remedy: "sudo apt-get install libopenblas-dev")
  }

  /// Some builds of OpenBLAS give wrong numbers on some processors.
  private static var arithmetic: SystemPart {
    let checks = (try? OpenBLASCheck.run()) ?? []
    let wrong = checks.filter { !$0.isRight }.map(\.routine)
    return SystemPart(
      name: "arithmetic", purpose: "right numbers from OpenBLAS", isNeeded: true,
      isFound: !checks.isEmpty && wrong.isEmpty,
      detail: wrong.isEmpty ? checks.map(\.routine).joined(separator: ", ") : "wrong: \(wrong.joined(separator: ", "))",
      remedy: "sudo apt-get install --reinstall libopenblas0")
  }

  private static var yaml: SystemPart {
    SystemPart(
      name: "libyaml", purpose: "plans: study.yaml", isNeeded: true,
      isFound: (try? parseYAML(Array("a: 1".utf8))) != nil, detail: yamlVersion ?? "",
      remedy: "sudo apt-get install libyaml-dev")
  }

  /// It is opened when a workbook is written, so nobody would hear of it before.
  private static var xlsxWriter: SystemPart {
    SystemPart(
      name: "libxlsxwriter", purpose: "writing Excel workbooks", isNeeded: false,
      isFound: WorkbookWriter.libraryVersion != nil, detail: WorkbookWriter.libraryVersion ?? "",
      remedy: "sudo apt-get install libxlsxwriter-dev")
  }

  private static var boost: SystemPart {
    let isRight = (Normal().quantile(0.975) - 1.959963984540054).magnitude < 1e-12
    return SystemPart(
      name: "Boost.Math", purpose: "p-values and intervals", isNeeded: true, isFound: isRight, detail: "compiled in",
      remedy: "sudo apt-get install libboost-math-dev, then  make build")
  }

  /// A program beside this one, so that damaged files end it alone.
  private static var readStat: SystemPart {
    SystemPart(
      name: "ReadStat", purpose: "files of Stata and SPSS", isNeeded: false, isFound: StatFileReader.isAvailable,
      detail: StatFileReader.isAvailable ? StatFileReader.program : "", remedy: "make build, or  make install  again")
  }

  private static var folder: SystemPart {
    SystemPart(
      name: "this folder", purpose: "reports are written here", isNeeded: true, isFound: access(".", W_OK | X_OK) == 0,
      detail: currentFolder, remedy: "cd to a folder of your own, or use --out")
  }

  private static func locale(_ environment: (String) -> String?) -> SystemPart {
    let name = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? "C"
    let letters = name.lowercased().filter { $0 != "-" }
    return SystemPart(
      name: "UTF-8 locale", purpose: "Lao and Japanese in the terminal", isNeeded: false,
      isFound: letters.contains("utf8"), detail: name, remedy: "export LANG=C.UTF-8")
  }

  private static func fonts(_ environment: (String) -> String?) -> SystemPart {
    let home = environment("HOME").map { [$0 + "/.local/share/fonts", $0 + "/.fonts"] } ?? []
    var lao = false
    var japanese = false
    var folders = ["/usr/share/fonts", "/usr/local/share/fonts"] + home
    // A few hundred folders at most: a loop of links must not hold this up.
    for _ in 0..<500 {
      guard let folder = folders.popLast() else { break }
      for file in fileNames(in: folder) {
        let name = file.lowercased()
        if [".ttf", ".otf", ".ttc"].contains(where: name.hasSuffix) {
          lao = lao || name.contains("lao")
          japanese = japanese || ["cjk", "gothic", "mincho", "ipa"].contains(where: name.contains)
        } else if !name.contains(".") {
          folders.append("\(folder)/\(file)")
        }
      }
    }
    let missing = (lao ? [] : ["fonts-noto-core"]) + (japanese ? [] : ["fonts-noto-cjk"])
    let found = (lao ? ["Lao"] : []) + (japanese ? ["Japanese"] : [])
    return SystemPart(
      name: "fonts", purpose: "Lao and Japanese in charts", isNeeded: false, isFound: missing.isEmpty,
      detail: found.joined(separator: ", "), remedy: "sudo apt-get install \(missing.joined(separator: " "))")
  }
}

extension SystemPart {
  /// Whether everything that is needed is there.
  static func status(_ parts: [SystemPart]) -> ExitStatus {
    parts.contains { $0.isNeeded && !$0.isFound } ? .output : .ok
  }

  /// A line for each part, then what to type for those that are missing.
  static func table(_ parts: [SystemPart]) -> String {
    let rows =
      [["part", "needed for", "found", "version"]]
      + parts.map { [$0.name, $0.purpose, $0.isFound ? "yes" : $0.isNeeded ? "NO" : "no", $0.detail] }
    let widths = (0..<3).map { column in (rows.map { $0[column].count }.max() ?? 0) + 2 }
    var lines = rows.map { row in
      let text = zip(row, widths).map { padded($0, to: $1) }.joined() + terminalSafe(row[3])
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    lines.insert(String(repeating: "-", count: lines.map(\.count).max() ?? 0), at: 1)
    let missing = parts.filter { !$0.isFound }
    if !missing.isEmpty { lines += ["", "Missing: type this"] }
    for part in missing {
      lines.append("  \(padded(part.name, to: 14))\(part.remedy)\(part.isNeeded ? "" : "   (optional)")")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// One object with the version of the program and the parts.
  static func json(_ parts: [SystemPart]) -> JSONValue {
    let list = parts.map { part in
      JSONValue.object([
        JSONMember("part", .string(part.name)), JSONMember("needed_for", .string(part.purpose)),
        JSONMember("needed", .bool(part.isNeeded)), JSONMember("found", .bool(part.isFound)),
        JSONMember("version", part.detail.isEmpty ? .null : .string(part.detail)),
        JSONMember("if_missing", .string(part.remedy)),
      ])
    }
    return .object([
      JSONMember("bolaven", .string(Version.text)), JSONMember("command", .string(DoctorCommand.name)),
      JSONMember("parts", .array(list)),
    ])
  }
}

/// `OpenBLAS 0.3.21 NO_LAPACKE ...` is 0.3.21.
private func version(_ configuration: String) -> String {
  let words = configuration.split(separator: " ")
  return words.first { $0.first?.isNumber ?? false }.map(String.init) ?? configuration
}

/// Asked from the library that is loaded, which a header would not know.
private var yamlVersion: String? {
  guard let symbol = dlsym(nil, "yaml_get_version_string") else { return nil }
  typealias VersionText = @convention(c) () -> UnsafePointer<CChar>?
  return unsafeBitCast(symbol, to: VersionText.self)().map { String(cString: $0) }
}

private var currentFolder: String {
  guard let path = getcwd(nil, 0) else { return "" }
  defer { free(path) }
  return String(cString: path)
}
