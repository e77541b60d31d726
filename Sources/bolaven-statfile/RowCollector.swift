internal import BolavenFormats
import Glibc

/// Takes the cells of a file one after another, row by row, and sends them on by columns.
final class RowCollector {
  private let output: Output
  private let limits: (variables: Int, textBytes: Int)
  private(set) var variables: [StatFileVariable] = []
  private var columns: [CollectedColumn] = []
  private var rowsOfBlock = 0
  private var filledRows = 0
  /// The column of the next cell.
  private var nextColumn = 0
  private var newTextBytes = 0
  /// Rows that were sent.
  private var sentRows = 0
  /// Why the work was given up.
  private(set) var failure: StatFileFailure?

  init(_ output: Output, variables: Int, textBytes: Int) {
    self.output = output
    limits = (variables, textBytes)
  }

  /// Rows that are whole.
  var rowCount: Int { sentRows + filledRows }

  /// Where the work stands: the row and the variable of the next cell.
  func failure(_ reason: StatFileFailure.Reason, _ detail: String = "") -> StatFileFailure {
    guard rowsOfBlock > 0 else { return StatFileFailure(reason, detail: detail) }
    return StatFileFailure(reason, row: rowCount + 1, variable: variables[nextColumn].name, detail: detail)
  }

  /// Ends the work for a reason that was found elsewhere.
  func giveUp(_ reason: StatFileFailure) { failure = reason }

  func add(_ header: StatFileHeader) { output.encoder.add(header) }

  /// - Returns: whether the work goes on.
  func add(_ variable: StatFileVariable) -> Bool {
    guard rowsOfBlock == 0, variables.count < limits.variables else {
      failure = StatFileFailure(.tooManyVariables, detail: String(variables.count + 1))
      return false
    }
    variables.append(variable)
    columns.append(CollectedColumn())
    output.encoder.add(variable)
    return true
  }

  func add(_ label: StatFileLabel, ofSet set: String) {
    output.encoder.add(label, ofSet: set)
    if output.encoder.bytes.count > Self.fullBuffer { output.send() }
  }

  /// - Parameter mark: as in `StatFileColumn`.
  /// - Returns: whether the work goes on.
  @inline(__always)
  func add(_ number: Double, mark: UInt8, column: Int) -> Bool {
    guard begin(column, isText: false) else { return false }
    columns[column].numbers[filledRows] = number
    columns[column].marks[filledRows] = mark
    if mark != 0 { columns[column].hasMarks = true }
    return finishCell()
  }

  /// - Returns: whether the work goes on.
  func add(_ text: UnsafeRawBufferPointer, column: Int) -> Bool {
    guard begin(column, isText: true) else { return false }
    if text.isEmpty {
      columns[column].codes[filledRows] = -1
    } else {
      let text = withoutPartOfLetter(text)
      guard text.count <= limits.textBytes else {
        failure = failure(.cellTooLong, String(text.count))
        return false
      }
      let (code, isNew) = columns[column].texts.code(of: text)
      if isNew {
        guard String(validating: text, as: UTF8.self) != nil else {
          failure = failure(.encoding)
          return false
        }
        newTextBytes += text.count
      }
      columns[column].codes[filledRows] = code
    }
    return finishCell()
  }

  /// Sends the rows that are left.
  func finish() {
    sendBlock()
    output.send()
  }

  /// Makes room before the first cell, and sees that cells come in order.
  @inline(__always)
  private func begin(_ column: Int, isText: Bool) -> Bool {
    if rowsOfBlock == 0 { startRows() }
    guard column == nextColumn, columns.indices.contains(column), variables[column].isText == isText else {
      failure = failure(.damaged, "cells do not follow the order of variables")
      return false
    }
    return true
  }

  @inline(__always)
  private func finishCell() -> Bool {
    nextColumn += 1
    if nextColumn == columns.count {
      nextColumn = 0
      filledRows += 1
      if filledRows == rowsOfBlock || newTextBytes > Self.fullBuffer { sendBlock() }
    }
    return true
  }

  private func startRows() {
    rowsOfBlock = max(1, min(16_384, Self.blockCells / max(1, columns.count)))
    for position in columns.indices { columns[position].allocate(rowsOfBlock, isText: variables[position].isText) }
  }

  private func sendBlock() {
    guard filledRows > 0 else { return }
    for position in columns.indices {
      if variables[position].isText {
        let codes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(columns[position].codes)[..<filledRows])
        output.encoder.addTexts(codes, newLevels: columns[position].texts.takeNew())
      } else {
        let numbers = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(columns[position].numbers)[..<filledRows])
        let marks = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(columns[position].marks)[..<filledRows])
        output.encoder.addNumbers(numbers, marks: columns[position].hasMarks ? marks : nil)
      }
      if output.encoder.bytes.count > Self.fullBuffer { output.send() }
    }
    sentRows += filledRows
    filledRows = 0
    newTextBytes = 0
  }

  /// Cells of one block, eight bytes each.
  private static let blockCells = 2 << 20
  /// Bytes after which a buffer is sent.
  private static let fullBuffer = 4 << 20
}

/// The text without the first bytes of a letter at its end: programs cut texts of a fixed width there.
private func withoutPartOfLetter(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
  guard let last = text.last, last >= 0x80 else { return text }
  for back in 1...min(3, text.count) {
    let byte = text[text.count - back]
    if byte & 0xC0 == 0x80 { continue }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    return length > back ? UnsafeRawBufferPointer(rebasing: text[..<(text.count - back)]) : text
  }
  return text
}

/// The cells of one column of a block. Never freed: the program ends with its file.
private struct CollectedColumn {
  var numbers = UnsafeMutableBufferPointer<Double>(start: nil, count: 0)
  var marks = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
  var hasMarks = false
  var codes = UnsafeMutableBufferPointer<Int32>(start: nil, count: 0)
  var texts = TextTable()

  mutating func allocate(_ rows: Int, isText: Bool) {
    if isText {
      codes = .allocate(capacity: rows)
      codes.initialize(repeating: -1)
    } else {
      numbers = .allocate(capacity: rows)
      numbers.initialize(repeating: 0)
      marks = .allocate(capacity: rows)
      marks.initialize(repeating: 0)
    }
  }
}
