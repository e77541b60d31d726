/// A column as a frame keeps it: what a reader may leave as numbers until its texts are asked for.
enum StoredColumn: Sendable {
  case numbers(NumberColumn)
  case text(Categories)
  /// Texts, each of them a number or what stands for a missing one.
  case decimals(DecimalColumn)

  init(_ column: Column) {
    switch column {
    case .numbers(let numbers): self = .numbers(numbers)
    case .text(let categories): self = .text(categories)
    }
  }

  /// The column as everyone sees it: decimals are texts.
  var column: Column {
    switch self {
    case .numbers(let numbers): .numbers(numbers)
    case .text(let categories): .text(categories)
    case .decimals(let decimals): .text(decimals.categories)
    }
  }

  /// Rows.
  var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .text(let categories): categories.count
    case .decimals(let decimals): decimals.count
    }
  }

  /// The values of some rows, in their order.
  func rows(_ selection: [Int]) -> StoredColumn {
    switch self {
    case .numbers(let numbers): .numbers(numbers.rows(selection))
    case .text(let categories): .text(categories.rows(selection))
    case .decimals(let decimals): .decimals(decimals.rows(selection))
    }
  }
}
