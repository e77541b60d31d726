/// The records of a text in the form of RFC 4180.
func csvRecords(_ bytes: [UInt8]) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field: [UInt8] = []
  var isQuoted = false
  var position = 0
  while position < bytes.count {
    let byte = bytes[position]
    switch byte {
    case 34 where isQuoted && position + 1 < bytes.count && bytes[position + 1] == 34:
      field.append(34)
      position += 1
    case 34: isQuoted.toggle()
    case 44 where !isQuoted, 10 where !isQuoted:
      record.append(String(decoding: field, as: UTF8.self))
      field = []
      if byte == 10 {
        records.append(record)
        record = []
      }
    default: field.append(byte)
    }
    position += 1
  }
  return records
}

/// The rows of the first table of a Markdown text, as a reader of the page sees them.
func markdownRows(_ text: String) -> [[String]] {
  text.split(separator: "\n").filter { $0.hasPrefix("|") }.map { line in
    var fields: [String] = [""]
    var isEscaped = false
    for letter in line.dropFirst() {
      if letter == "|", !isEscaped {
        fields.append("")
      } else if letter != "\\" || isEscaped {
        fields[fields.count - 1].append(letter)
      }
      isEscaped = letter == "\\" && !isEscaped
    }
    return fields.dropLast().map { field in
      var words = field.split(separator: " ").joined(separator: " ")
      for (entity, sign) in [("&nbsp;", ""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("**", "")] {
        words = words.replacing(entity, with: sign)
      }
      return words
    }
  }
}
