import TestSupport
import Testing

@testable import BolavenCommandLine

@Suite struct RegressCommandTests {
  /// What a call on a small file leaves behind.
  private func call(_ header: String, _ rows: [String], _ words: String...) throws -> Call {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", ([header] + rows).joined(separator: "\n") + "\n")
    return Call(words: ["regress", path] + words)
  }

  /// y = 1 + 2x + noise.
  private static let rows = (0..<30).map { row in
    let x = row * 7 % 16
    return "\(1 + 2 * x + row * 37 % 5),\(x),\(row % 3),\(["north", "south"][row % 2]),v\(row / 3),1,\(row % 4)"
  }
  private static let header = "y,x,group,region,village,one,weight"

  private func small(_ words: String...) throws -> Call {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", ([Self.header] + Self.rows).joined(separator: "\n") + "\n")
    return Call(words: ["regress", path] + words)
  }

  private func flat(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  @Test func theTableOfTheShippedExperiment() {
    let call = Call("regress datasets/nsw/nsw.csv 're78 ~ treat'")
    #expect(call.status == .ok && call.talk.isEmpty)
    #expect(call.result.contains(/\ntreat +1,794 +671 +2\.67 +396\.4 +0\.008 +\[475, 3,113\]\n/))
    #expect(call.result.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func standardErrorsStandUnderTheEstimatesOfSeveralModels() {
    let call = Call("regress datasets/nsw/nsw.csv 're78 ~ treat' 're78 ~ treat + age' --vcov HC1")
    #expect(flat(call.result).contains("treat 1,794 1,759 (671) (666) age 46.9 (36.1)"), "\(call.result)")
    #expect(!call.result.contains("*"))
  }

  @Test(
    "options that do not go together are a wrong call, and nothing is printed",
    arguments: [
      (["--vcov", "CR2"], "--vcov CR2 is an estimator for clusters"),
      (["--vcov", "HC1", "--cluster", "village"], "--vcov HC1 knows no clusters"),
      (["--vcov", "iid", "--cluster", "village"], "--vcov iid knows no clusters"),
      (["--vcov", "CR2", "--cluster", "village,group"], "defined for one way"),
      (["--lags", "3"], "--lags belongs to"), (["--lags", "3", "--vcov", "HC1"], "--lags belongs to"),
      (["--time", "x", "--vcov", "HC1"], "--time belongs to"), (["--vcov", "DK"], "--vcov DK needs"),
      (["--series", "village"], "--series needs --time"),
      (["--weight-type", "analytic"], "--weight-type needs --weights"),
      (["--k", "full"], "no clusters are named"), (["--df", "imbens-kolesar"], "none are named"),
      (["--method", "liml"], "needs a formula with instruments"),
      (["--level", "100%"], "is no probability of an interval"),
      (["--level", "20%"], "is no probability of an interval"), (["--where", "x >"], "--where cannot be read"),
      (["--vcov", "HC4"], "--vcov does not take 'HC4'"), (["--lags", "-1", "--vcov", "NW"], "--lags"),
      (["z ~"], "expected a term"), (["y"], "one '~' between"),
    ])
  func refuses(_ options: [String], _ what: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", ([Self.header] + Self.rows).joined(separator: "\n") + "\n")
    let call = Call(words: ["regress", path, "y ~ x"] + options)
    #expect(call.status == .usage)
    #expect(call.result.isEmpty)
    #expect(flat(call.talk).contains(what), "\(call.talk)")
  }

  @Test func everyFormulaThatCannotBeReadIsTold() throws {
    let call = try small("y ~ x +", "y ~ lgo(x)")
    #expect(call.status == .usage)
    #expect(call.talk.contains("  y ~ x +\n         ^\n"))
    #expect(call.talk.contains("Did you mean   log(...)"))
  }

  @Test(
    "data that allow no model: the reason, status and an empty result",
    arguments: [
      ("y ~ xx", "D101", "columns", ExitStatus.data), ("region ~ x", "D127", "are not numbers", .data),
      ("one ~ x", "E306", "the same for everyone", .notEstimable),
      ("y ~ x | village^region^group^x", "E301", "alone in a group", .notEstimable),
      ("y ~ i(region, ref = east)", "E317", "no level 'east'", .notEstimable),
      ("y ~ 0", "E318", "no coefficient", .notEstimable),
      ("y ~ x | x ~ x", "E319", "fewer instruments", .notEstimable),
      ("y ~ poly(x, 20)", "E305", "not enough rows", .notEstimable),
    ] as [(String, String, String, BolavenCommandLine.ExitStatus)])
  func cannotBeEstimated(
    _ formula: String, _ code: String, _ what: String, _ status: BolavenCommandLine.ExitStatus
  ) throws {
    let call = try small(formula)
    #expect(call.status == status, "\(call.talk)")
    #expect(call.result.isEmpty)
    #expect(call.talk.contains(code), "\(call.talk)")
    if code != "D101" { #expect(flat(call.talk).contains(what), "\(call.talk)") }
  }

  @Test func anUnknownColumnIsToldWithTheNearestName() throws {
    let call = try small("y ~ x + vilage")
    #expect(call.status == .data)
    #expect(call.talk.contains("column 'vilage' was not found") && call.talk.contains("\"village\""))
  }

  @Test func cellsThatAreNoNumbersAmongNumbersAreTold() throws {
    let call = try call("y,x", ["1,2", "2,three", "3,4", "5,6"], "y ~ x")
    #expect(call.status == .data)
    #expect(call.talk.contains("D127") && call.talk.contains("B3"))
  }

  @Test func aColumnWithoutAnyValueIsNamed() throws {
    let call = try call("y,x,w", ["1,2,", "2,3,", "3,5,"], "y ~ x + w")
    #expect(call.status == .notEstimable)
    #expect(call.result.isEmpty)
    #expect(call.talk.contains("3 rows without a value of 'w'"))
  }

  @Test func moreCoefficientsThanRows() throws {
    let call = try call("y,a,b,c", ["1,2,3,1", "2,3,7,4", "4,5,1,9"], "y ~ a + b + c")
    #expect(call.status == .notEstimable)
    #expect(call.result.isEmpty)
    #expect(call.talk.contains("E305"))
  }

  @Test func oneClusterLeavesCoefficientsWithoutErrors() throws {
    let call = try small("y ~ x", "--cluster", "one", "--format", "json")
    #expect(call.status == .notEstimable)
    let output = try MachineOutputReader(call.result)
    #expect(output.number(at: MachineOutputPlace(term: "x", field: "estimate")) != nil)
    for field in ["std_error", "statistic", "p_value", "conf_low"] {
      #expect(output.number(at: MachineOutputPlace(term: "x", field: field)) == nil, "\(field)")
    }
    #expect(call.result.contains("no standard errors: 'one' has 1 value"))
  }

  @Test func wordsAreLevels() throws {
    let call = try small("y ~ x + region")
    #expect(call.status == .ok)
    #expect(call.result.contains("region::south"))
  }

  @Test func weightsOfZeroAndMissingOnesAreCounted() throws {
    let rows = ["1,2,1", "2,3,0", "4,5,", "3,7,2", "5,9,1", "8,9,3"]
    let call = try call("y,x,w", rows, "y ~ x", "--weights", "w")
    #expect(call.status == .ok)
    #expect(flat(call.result).contains("left out: 1 with a missing value (w), 1 with weight zero (w)"))
    let negative = try self.call("y,x,w", ["1,2,1", "2,3,-1", "4,5,1", "3,3,1"], "y ~ x", "--weights", "w")
    #expect(negative.status == .notEstimable && negative.talk.contains("E315"))
    let halves = try self.call(
      "y,x,w", ["1,2,1", "2,3,1.5", "4,5,1", "3,3,1"], "y ~ x", "--weights", "w", "--weight-type", "frequency")
    #expect(halves.status == .notEstimable && halves.talk.contains("E316"))
  }

  @Test func aTrapOfDummiesDropsTheLater() throws {
    let rows = (0..<20).map { "\($0 * 13 % 7),\($0 % 2),\(1 - $0 % 2)" }
    let call = try call("y,a,b", rows, "y ~ a + b")
    #expect(call.status == .ok)
    #expect(flat(call.result).contains("Dropped, a combination of other columns: b."))
  }

  /// The level of an effect with one row tells nothing of the slope.
  @Test func singletonsAreCounted() throws {
    let rows = (0..<20).map { "\($0 * 13 % 7),\($0 * 5 % 11),\($0 == 0 ? "alone" : "f\($0 % 3)")" }
    let call = try call("y,x,f", rows, "y ~ x | f")
    #expect(flat(call.result).contains("19 of 20 rows are used; left out: 1 alone in their group (f)"))
    let one = try self.call(
      "y,x,f", rows.map { $0.split(separator: ",").prefix(2).joined(separator: ",") + ",f" }, "y ~ x | f")
    #expect(one.status == .ok)
    #expect(flat(one.result).contains("(1 parameter)"))
  }

  /// Units change nothing but the coefficients' units.
  @Test(arguments: ["1e12", "1e-12"])
  func unitsDoNotMatter(_ unit: String) throws {
    let scale = Double(unit) ?? 1
    let rows = (0..<20).map { row in (y: row * 13 % 7, x: row * 5 % 11) }
    let plain = try call("y,x", rows.map { "\($0.y),\($0.x)" }, "y ~ x", "--format", "json")
    let scaled = try call("y,x", rows.map { "\($0.y),\(Double($0.x) * scale)" }, "y ~ x", "--format", "json")
    for field in ["estimate", "std_error", "statistic", "p_value"] {
      let place = MachineOutputPlace(term: "x", field: field)
      let expected = try #require(try MachineOutputReader(plain.result).number(at: place))
      let got = try #require(try MachineOutputReader(scaled.result).number(at: place))
      #expect(agreeingDigits(field == "estimate" || field == "std_error" ? got * scale : got, expected) > 9, "\(field)")
    }
    let text = try call("y,x", rows.map { "\($0.y),\(Double($0.x) * scale)" }, "y ~ x")
    #expect(!text.result.contains("0.00000"))
  }

  /// Slopes, errors and tests do not know where zero is.
  @Test(
    "a large offset changes nothing but the constant",
    arguments: ["iid", "HC0", "HC1", "HC2", "HC3", "CR0", "CR2", "CR3", "NW"])
  func offsetsDoNotMatter(_ kind: String) throws {
    let rows = (0..<24).map { row in (y: row * 13 % 7 + row % 3, x: row * 5 % 11) }
    let options = ["y ~ x", "--format", "json", "--vcov", kind] + (kind.hasPrefix("CR") ? ["--cluster", "g"] : [])
    let folder = try TemporaryFolder()
    let places = try [0, 1_000_000_000].map { offset in
      try folder.file(
        "\(offset).csv", "y,x,g\n" + rows.enumerated().map { "\($1.y + offset),\($1.x + offset),\($0 / 3)\n" }.joined())
    }
    let outputs = try places.map { try MachineOutputReader(Call(words: ["regress", $0] + options).result) }
    for field in ["estimate", "std_error", "df", "p_value"] {
      let place = MachineOutputPlace(term: "x", field: field)
      let expected = try #require(outputs[0].number(at: place), "\(field)")
      #expect(agreeingDigits(try #require(outputs[1].number(at: place), "\(field)"), expected) > 6, "\(field)")
    }
  }

  @Test func codesForNoAnswerAreAskedAbout() throws {
    let rows = (0..<20).map { "\($0 * 13 % 7),\($0 == 3 ? -999 : $0 * 5 % 11)" }
    let call = try call("y,x", rows, "y ~ x")
    #expect(call.status == .ok)
    #expect(flat(call.result).contains("x is -999 in 1 row, far from all other values"))
    #expect(try !flat(self.call("y,x", rows, "y ~ x", "--where", "x != -999").result).contains("Caution"))
  }

  @Test func afterARefusalTheFileOfAnEarlierRunIsAsItWas() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("data.csv", ([Self.header] + Self.rows).joined(separator: "\n") + "\n")
    let out = try folder.file("out.md", "earlier")
    for formula in ["y ~", "one ~ x", "y ~ nothing"] {
      #expect(Call(words: ["regress", path, formula, "--out", out, "--force"]).result.isEmpty)
      #expect(try folder.text("out.md") == "earlier")
    }
    #expect(Call(words: ["regress", path, "y ~ x", "--out", out, "--force"]).status == .ok)
    #expect(try folder.text("out.md").contains("**Table 1. Regression of y**"))
  }

  @Test func ofAPlanTheFormulaIsShownWithItsPlace() throws {
    let folder = try TemporaryFolder()
    try folder.file("data.csv", ([Self.header] + Self.rows).joined(separator: "\n") + "\n")
    let plan = { (formula: String) in
      """
      bolaven: 1
      study: {id: small, title: A small study}
      data:
        rows: {file: data.csv, id: [village, x]}
      analyses:
        - {id: slope, kind: regress, data: rows, formula: \(formula), cluster: village}

      """
    }
    let path = try folder.file("study.yaml", plan("y ~ x | region"))
    let call = Call(words: ["run", path, "slope"])
    #expect(call.status == .ok, "\(call.talk)")
    #expect(call.result.contains("region effects"))
    try folder.file("study.yaml", plan("y ~ lgo(x)"))
    let refused = Call(words: ["run", path])
    #expect(refused.status == .plan)
    #expect(refused.talk.contains("P216") && refused.talk.contains("Did you mean   log(...)"))
    #expect(refused.talk.contains("study.yaml:6:"))
  }

  @Test func numbersInThaiAndLaoDigitsAreNumbers() throws {
    let folder = try TemporaryFolder()
    let call = { (rows: String) in
      let path = try folder.file("a.csv", "pid,income,score\n" + rows)
      return Call(words: ["regress", path, "income ~ score", "--format", "json"])
    }
    let ascii = try call("1,\"12,345.50\",1\n2,700,2\n3,800,4\n4,950,3\n")
    #expect(ascii.status == .ok)
    #expect(try call("๑,\"๑๒,๓๔๕.๕๐\",๑\n๒,๗๐๐,๒\n๓,๘๐๐,๔\n๔,๙๕๐,๓\n").result == ascii.result)
    #expect(try call("໑,\"໑໒,໓໔໕.໕໐\",໑\n໒,໗໐໐,໒\n໓,໘໐໐,໔\n໔,໙໕໐,໓\n").result == ascii.result)
  }
}
