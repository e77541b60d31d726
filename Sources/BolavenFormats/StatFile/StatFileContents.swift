/// What a file of Stata or SPSS holds, in the form in which it crosses the pipe between `bolaven` and `bolaven-statfile`.
public struct StatFileContents: Sendable, Hashable {
  /// What stands at its head.
  public var header: StatFileHeader
  /// In the order of the file.
  public var variables: [StatFileVariable]
  /// Labels of codes by the name of their set.
  public var labels: [String: [StatFileLabel]]
  /// One a variable, equal lengths.
  public var columns: [StatFileColumn]

  /// A file from its parts.
  public init(
    header: StatFileHeader, variables: [StatFileVariable] = [], labels: [String: [StatFileLabel]] = [:],
    columns: [StatFileColumn] = []
  ) {
    self.header = header
    self.variables = variables
    self.labels = labels
    self.columns = columns
  }

  /// Rows; 0 where there is no variable.
  public var rowCount: Int { columns.first?.rowCount ?? 0 }
}

/// The kinds of file, by the endings of their names.
public enum StatFileKind: String, Sendable, CaseIterable {
  case stata = "dta"
  case spss = "sav"
  case spssCompressed = "zsav"
  case spssPortable = "por"
}

/// What stands at the head of a file of Stata or SPSS.
public struct StatFileHeader: Sendable, Hashable {
  /// The file's own number of its format, such as 118.
  public var version: Int
  /// The encoding that the file names; empty where it names none.
  public var encoding: String
  /// What the file calls itself; often empty.
  public var label: String
  /// Rows that the file says it has; `nil` where it does not say.
  public var declaredRows: Int?

  /// A head from its parts.
  public init(version: Int = 0, encoding: String = "", label: String = "", declaredRows: Int? = nil) {
    self.version = version
    self.encoding = encoding
    self.label = label
    self.declaredRows = declaredRows
  }
}

/// What a file of Stata or SPSS says about one variable.
public struct StatFileVariable: Sendable, Hashable {
  /// A code, or a range of codes, that means that there is no answer.
  public enum MissingRange: Sendable, Hashable {
    /// Both ends belong to it; infinite where it is open.
    case numbers(Double, Double)
    case texts(String, String)
  }

  /// As the file has it.
  public var name: String
  /// What it asks or holds; often empty.
  public var label: String
  /// How the program of the file shows it, such as `%td` or `DATE11`.
  public var format: String
  /// The name of its set of labels; empty where it has none.
  public var labelSet: String
  /// Whether its values are texts.
  public var isText: Bool
  /// Bytes of its longest text, 0 where texts have no bound; of a number that is to be written, 1, 2 or 4 for whole
  /// numbers, else 8.
  public var width: Int
  /// Codes that mean that there is no answer.
  public var missing: [MissingRange]

  /// A variable from its parts.
  public init(
    name: String, label: String = "", format: String = "", labelSet: String = "", isText: Bool = false, width: Int = 0,
    missing: [MissingRange] = []
  ) {
    self.name = name
    self.label = label
    self.format = format
    self.labelSet = labelSet
    self.isText = isText
    self.width = width
    self.missing = missing
  }
}

/// A code with what it stands for.
public struct StatFileLabel: Sendable, Hashable {
  /// What is labelled.
  public enum Code: Sendable, Hashable {
    case number(Double)
    /// A missing value of Stata by its letter, `a` to `z`.
    case tag(UInt8)
    case text(String)
  }

  /// What is labelled.
  public var code: Code
  /// What it stands for.
  public var text: String

  /// A code with its label.
  public init(code: Code, text: String) {
    self.code = code
    self.text = text
  }
}

/// The values of one variable.
public enum StatFileColumn: Sendable, Hashable {
  /// Values, 0 where missing; marks are 0 for a value, 1 for a missing value without a reason, and the letters `a` to
  /// `z` for one with it. No marks where nothing is missing.
  case numbers(values: [Double], marks: [UInt8])
  /// Different texts, and for each row the position of its text, −1 for an empty one.
  case texts(levels: [String], codes: [Int32])

  /// Rows.
  public var rowCount: Int {
    switch self {
    case .numbers(let values, _): values.count
    case .texts(_, let codes): codes.count
    }
  }
}

/// Why a file of Stata or SPSS was not read or written, and how far the work had come.
public struct StatFileFailure: Error, Hashable {
  /// What kind of thing it is.
  public enum Reason: UInt8, Sendable, CaseIterable {
    /// The bytes are not such a file, or part of it is lost or changed.
    case damaged = 1
    /// The file is of a kind or version that cannot be read.
    case unsupported
    /// A text is not in the encoding that the file names, or that it was said to be in.
    case encoding
    /// The encoding is one that the system does not know.
    case unknownEncoding
    case cellTooLong
    case tooManyVariables
    case memory
    /// The file holds no variable.
    case empty
    /// The file to be written cannot hold this.
    case notWritable
  }

  /// What kind of thing it is.
  public var reason: Reason
  /// The row at which it was noticed, from 1; `nil` outside the rows.
  public var row: Int?
  /// The variable at which it was noticed; empty where none is known.
  public var variable: String
  /// More about it, in English.
  public var detail: String

  /// A failure with its place.
  public init(_ reason: Reason, row: Int? = nil, variable: String = "", detail: String = "") {
    self.reason = reason
    self.row = row
    self.variable = variable
    self.detail = detail
  }
}
