import BolavenData
import Glibc

/// Why raw columns were not read.
struct RawColumnError: Error {
  let path: String
}

/// A table of columns that each have a file of little-endian numbers: `FOLDER/NAME.COLUMN.f64` or `.i32`.
///
/// - Parameter columns: names with their ending, in the order of the table.
func rawTable(_ name: String, in folder: String, columns: [String]) throws -> DataFrame {
  var table: [(name: ColumnName, column: Column)] = []
  for column in columns {
    let path = "\(folder)/\(name).\(column)"
    let values =
      column.hasSuffix(".i32") ? try numbers(path) { (x: Int32) in Double(x) } : try numbers(path) { (x: Double) in x }
    let missing = [Bool](repeating: false, count: values.count)
    table.append((ColumnName(String(column.dropLast(4))), .numbers(NumberColumn(values: values, missing: missing))))
  }
  return DataFrame(source: name, columns: table)
}

/// The numbers of a file, read a piece at a time, so that no copy of it stays in memory.
private func numbers<Raw>(_ path: String, _ value: (Raw) -> Double) throws -> [Double] {
  guard let file = fopen(path, "rb") else { throw RawColumnError(path: path) }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = MemoryLayout<Raw>.size
  let count = ftell(file) / size
  rewind(file)
  let values = [Double](unsafeUninitializedCapacity: count) { values, filled in
    let piece = UnsafeMutableBufferPointer<Raw>.allocate(capacity: 1 << 16)
    defer { piece.deallocate() }
    while true {
      let read = fread(piece.baseAddress, size, piece.count, file)
      if read == 0 { break }
      for i in 0..<read { values.initializeElement(at: filled + i, to: value(piece[i])) }
      filled += read
    }
  }
  guard values.count == count else { throw RawColumnError(path: path) }
  return values
}
