/// The script of the page: plain JavaScript, at most 15 kB, that adds to a page which says everything without it.
///
/// It makes its own controls, so that a page without it shows none. Texts reach the page as texts, never as markup.
enum HTMLScript {
  /// The whole script, without its comments and the blanks before its lines.
  static let source = ["'use strict';", state, words, tables, controls, files, origins, start]
    .flatMap { $0.split(separator: "\n") }
    .map { $0.drop { $0 == " " } }
    .filter { !$0.hasPrefix("//") }
    .joined(separator: "\n")
}
