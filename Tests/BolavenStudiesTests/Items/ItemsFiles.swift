import BolavenData

@testable import BolavenStudies

/// A test of a few items in one or two waves, as a study reads it.
struct ItemsFiles {
  var header = "pid,sex,i1,i2,i3,i4"
  var before = [
    "a,F,A,B,A,C", "b,M,A,A,B,C", "c,F,B,B,C,C", "d,M,A,C,C,A", "e,F,A,B,C,D", "f,M,C,B,C,A", "g,F,A,B,B,D",
    "h,M,B,A,C,D", "i,F,A,B,C,B", "j,M,A,C,B,D", "k,F,D,B,C,D", "l,M,A,B,A,A",
  ]
  var after: [String]? = [
    "a,F,A,B,C,D", "b,M,A,B,C,C", "c,F,A,B,C,D", "d,M,A,B,C,D", "e,F,A,B,C,D", "f,M,A,B,C,A", "g,F,A,C,C,D",
    "h,M,B,B,C,D", "i,F,A,B,C,D", "j,M,A,B,C,D", "k,F,A,B,B,D", "l,M,A,B,C,D",
  ]
  var keyHeader = "item,module,correct,options"
  var key = ["i1,m,A,4", "i2,m,B,4", "i3,n,C,4", "i4,n,D,4"]

  var frames: [(name: String, frame: DataFrame)] {
    [("pre.csv", frame("pre.csv", header, before)), ("key.csv", frame("key.csv", keyHeader, key))]
      + (after.map { [("post.csv", frame("post.csv", header, $0))] } ?? [])
  }

  var data: DataSources { sources(frames) }

  func findings(_ change: (inout ItemsSettings) -> Void = { _ in }) throws -> ItemsFindings {
    var settings = ItemsSettings(before: "pre.csv", after: after == nil ? nil : "post.csv", key: "key.csv")
    change(&settings)
    return try TestAnswers(settings, in: data).findings(settings, in: data)
  }

  func problems(_ change: (inout ItemsSettings) -> Void = { _ in }) -> [StudyProblem] {
    problemsOf { _ = try findings(change) }
  }
}

extension TestAnswers {
  fileprivate func findings(_ settings: ItemsSettings, in sources: DataSources) throws(StudyError) -> ItemsFindings {
    try ItemsFindings(self, settings, in: sources)
  }
}
