/// One question, calculation or piece of metadata of a form.
public struct FormQuestion: Sendable, Hashable {
  /// Its name in the data, without groups.
  public let name: String
  /// What is asked for.
  public let kind: FormQuestionKind
  /// The type as the form writes it, for messages.
  public let type: String
  /// The list of choices; `nil` for a question without one.
  public let list: String?
  /// Whether the list ends with "other", whose text is a column of its own.
  public let hasOther: Bool
  /// Names of the groups and repeats it stands in, the outermost first.
  public let groups: [String]
  /// Names of the repeats among them, the outermost first.
  public let repeats: [String]
  /// The question, by language.
  public let label: LabelText
  /// Labels of its groups by language, the outermost first.
  public let groupLabels: [LabelText]
  /// The rule for answers, as the form writes it.
  public let constraint: String?
  /// The condition under which it is asked, as the form writes it.
  public let relevance: String?
  /// The formula of a calculation.
  public let calculation: String?
  /// Whether an answer has to be given where it is asked.
  public let isRequired: Bool
  /// The row of the sheet `survey` that Excel shows.
  public let row: Int

  /// The name with its groups.
  public var path: [String] { groups + [name] }
}

/// What a question of a form asks for.
public enum FormQuestionKind: String, Sendable, CaseIterable {
  case integer, decimal, range, text, date, time
  case dateTime = "datetime"
  case selectOne = "select_one"
  case selectMultiple = "select_multiple"
  case rank
  case geopoint, geotrace, geoshape
  case barcode, acknowledge, calculate, hidden
  /// A text on the screen; nobody answers it.
  case note
  case image, audio, video, file
  case backgroundAudio = "background-audio"
  /// Filled in by the telephone.
  case start, end, today, deviceid, subscriberid, simserial, phonenumber, username, email, audit
  case externalFile = "xml-external"

  /// Whether answers are files, which tables only link to.
  public var isMedia: Bool {
    switch self {
    case .image, .audio, .video, .file, .backgroundAudio, .audit: true
    default: false
    }
  }

  /// Whether it leaves no answers: a text, or a file for the form's own use.
  public var isWithoutAnswer: Bool { self == .note || self == .externalFile }

  /// Whether an answer can tell who or where a person is.
  public var isPersonal: Bool {
    switch self {
    // The name of an account says who asked, which checks have to tell.
    case .geopoint, .geotrace, .geoshape, .deviceid, .subscriberid, .simserial, .phonenumber, .email: true
    default: false
    }
  }

  /// What a codebook calls it; `nil` for kinds that it has no word for.
  public var codebookKind: CodebookEntry.Kind? {
    switch self {
    case .integer: .integer
    case .decimal, .range: .number
    case .text, .barcode, .hidden, .rank, .subscriberid, .simserial, .phonenumber, .username, .email, .deviceid: .text
    case .date, .today: .date
    case .time, .dateTime, .start, .end: .time
    case .selectOne: .choice
    case .selectMultiple: .multi
    case .geopoint, .geotrace, .geoshape: .gps
    case .acknowledge: .trueOrFalse
    case .calculate, .note, .image, .audio, .video, .file, .backgroundAudio, .audit, .externalFile: nil
    }
  }

  /// The kind that a word of the column `type` means, blanks and capitals aside; `nil` for an unknown word.
  ///
  /// Source: XLSForm reference, "Question types"; the aliases are those of pyxform.
  init?(word: String) {
    let word = word.lowercased()
    if let kind = Self(rawValue: word) {
      self = kind
      return
    }
    switch word {
    case "int": self = .integer
    case "string": self = .text
    case "gps", "location", "start-geopoint", "background-geopoint": self = .geopoint
    case "trigger": self = .acknowledge
    case "photo": self = .image
    case "device id", "deviceid", "imei": self = .deviceid
    case "phone number": self = .phonenumber
    case "csv-external": self = .externalFile
    case "select_one_from_file", "select_one_external": self = .selectOne
    case "select_multiple_from_file": self = .selectMultiple
    default: return nil
    }
  }
}

/// One choice of a list.
public struct FormChoice: Sendable, Hashable {
  /// The code in the data.
  public let name: String
  /// What the person who answers sees, by language.
  public let label: LabelText
  /// The row of the sheet `choices` that Excel shows.
  public let row: Int
}
