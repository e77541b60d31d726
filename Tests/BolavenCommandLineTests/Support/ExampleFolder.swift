import Foundation
import TestSupport

/// A folder with every file that the examples of the help and the recorded sessions name, for one test to work in.
///
/// Its files are links to those of one folder, made once; only notebooks are copies, because calls write into them.
struct ExampleFolder {
  let folder: TemporaryFolder

  init(withPlan: Bool = true) throws {
    let source = try Self.source.get().path
    folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: source) where withPlan || name != "study.yaml" {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: "\(source)/\(name)")
    }
    for path in Repository.files(below: "notebooks-md", endings: [".svg", ".md"]) {
      try folder.file(path, Repository.text(path))
    }
  }

  private static let source = Result { try makeSource() }

  private static func makeSource() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let link = { (name: String, path: String) in
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: Repository.absolute(path))
    }
    let people = 1...24
    let scores = people.map { "P\($0),\(6 + $0 * 5 % 11),\(9 + $0 * 7 % 10)" }
    try folder.file("scores.csv", (["pid,pre,post"] + scores).lines)
    try folder.file("answers/a.csv", (["pid,pre,post"] + scores).lines)
    try folder.file("old.csv", (["pid,pre,post"] + scores).lines)
    try folder.file("new.csv", (["pid,pre,post"] + scores.dropLast() + ["P99,9,12"]).lines)
    let answers = { (shift: Int) in
      (["pid,participant_id,name_lao,sex,q01,q02,q03,q04"]
        + people.map { n in
          "P\(n),P\(n),ຄຳ\(n),\(n % 2 == 0 ? "F" : "M"),"
            + (0..<4).map { "ABCD".map(String.init)[(n * ($0 + 2) + shift * $0) % 4] }.joined(separator: ",")
        }).lines
    }
    try folder.file("pre.csv", answers(0))
    try folder.file("post.csv", answers(1))
    try folder.file("later.csv", answers(2))
    try folder.file("key.csv", "item,correct\nq01,A\nq02,B\nq03,C\nq04,D\n")
    let households = (1...40).flatMap { n in
      (0...1).map { wave in "H\(n),\(wave),\(n % 2),\(900 + n * 37 % 400 + wave * (80 + n % 2 * 60 + n * 13 % 50))" }
    }
    try folder.file(
      "sales.csv", (["month,sales"] + (1...12).map { "2023-\($0 < 10 ? "0" : "")\($0),\(40 + $0 * 7 % 13)" }).lines)
    try folder.file("p.csv", (["hh,wave,arm,income"] + households).lines)
    try folder.file(
      "survey.csv",
      (["id,age,sex,trained,income,village"]
        + people.map { n in
          "S\(n),\(14 + n),\("FM".map(String.init)[n % 2]),\(n % 3),\(900 + n * 37 % 400),\(n % 4 < 2 ? "Katuat" : "Nong")"
        }).lines)
    try folder.file(
      "panel.csv",
      (["y,x,firm,year"]
        + (0..<60).map { "\($0 * 31 % 17 + $0 % 5),\($0 * 7 % 13),\($0 / 6),\(2015 + $0 % 6)" }).lines)
    try folder.file(
      "card.csv",
      (["lwage,exper,educ,nearc4"]
        + (0..<80).map { n in
          let near = n % 2
          return
            "\(5 + Double(n * 13 % 29) / 20 + Double(near) * 0.3),\(n * 3 % 15),\(10 + n * 7 % 6 + near * 2),\(near)"
        }).lines)
    try folder.file(
      "framework.csv",
      "indicator_id,label,unit,baseline\n1.1,People trained,people,0\n")
    try folder.file(
      "values.csv", "indicator_id,period,kind,value\n1.1,2023,target,30\n1.1,2023,actual,28\n")
    for (name, source) in [
      ("nsw.csv", "nsw/nsw.csv"), ("ledger.csv", "paksong/coop_ledger.csv"), ("export.xlsx", "kobo/kobo_export.xlsx"),
      ("form.xlsx", "kobo/xlsform.xlsx"),
    ] { try link(name, "datasets/\(source)") }
    for name in Repository.names(in: "datasets/paksong")
    where name.hasSuffix(".csv") || name == "study.yaml" {
      try link(name, "datasets/paksong/\(name)")
    }
    try link("datasets", "datasets")
    for name in ["scores.xlsx", "hh.dta"] {
      _ = Call(words: ["data", "convert", "\(folder.path)/scores.csv", "\(folder.path)/\(name)"])
    }
    return folder
  }
}

extension [String] {
  fileprivate var lines: String { map { $0 + "\n" }.joined() }
}
