import BolavenData

@testable import BolavenStudies

/// Files that stand in a test, as a run would have read them.
func sources(_ frames: [(name: String, frame: DataFrame)]) -> DataSources {
  DataSources(
    frames.map { name, frame in
      DataSources.File(name: name, frame: frame, digest: nil, byteCount: 0, form: nil, contradictions: [])
    })
}
