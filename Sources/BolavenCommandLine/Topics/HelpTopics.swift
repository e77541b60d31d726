/// The topics of help.
enum HelpTopics {
  /// In the order of the list.
  static let all: [HelpTopic] = [
    .tables, .numbers, .stars, .missing, .privacy, .formats, .excel, .words, .notebooks, .exitCodes, .environment,
    .bugs,
  ]
}
