/// Reads the sheet `choices` of a form.
struct FormChoices {
  private(set) var lists: [String: [FormChoice]] = [:]
  let languages: [String]

  init(_ frame: DataFrame, source: String, problems: inout [DataProblem]) {
    let labels = FormLabels("label", in: frame)
    languages = labels.languages
    func column(_ words: [String]) -> Categories? {
      frame.names.first { words.contains(trimmingBlanks($0.text).lowercased()) }.flatMap { try? frame.categories($0) }
    }
    guard let listNames = column(["list_name", "list name"]), let names = column(["name", "value"]) else {
      let word = column(["list_name", "list name"]) == nil ? "list_name" : "name"
      problems.append(
        .form(.columnMissing(sheet: "choices", name: word, found: frame.names.map(\.text)), path: source))
      return
    }
    var rows: [String: [String: [Int]]] = [:]
    for row in 0..<frame.rowCount {
      guard let list = listNames[row].map(trimmingBlanks), !list.isEmpty else { continue }
      let excelRow = frame.excelRow(row)
      let name = names[row].map(trimmingBlanks) ?? ""
      // A code with a blank in it cannot be told apart in the answers to a question with several.
      guard !name.isEmpty, !name.contains(" ") else {
        problems.append(.form(.unusableName(sheet: "choices", row: excelRow, name: name), path: source))
        continue
      }
      rows[list, default: [:]][name, default: []].append(excelRow)
      lists[list, default: []].append(FormChoice(name: name, label: labels.text(row), row: excelRow))
    }
    let repeated = rows.flatMap { list, names in
      names.filter { $0.value.count > 1 }.map { (list: list, name: $0.key, rows: $0.value) }
    }
    problems += repeated.sorted { $0.rows[0] < $1.rows[0] }.map {
      .form(.repeatedChoice(list: $0.list, name: $0.name, rows: $0.rows), path: source)
    }
  }
}
