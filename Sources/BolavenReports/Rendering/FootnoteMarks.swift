/// Letters of footnotes where only plain letters are wanted: ` [a, b]`, nothing where there are none.
func bracketed(_ letters: [String]) -> String { letters.isEmpty ? "" : " [\(letters.joined(separator: ", "))]" }

/// Letters of footnotes above the line, by letters of Unicode.
func superscript(_ letters: [String]) -> String {
  letters.map { String($0.map { raised[$0] ?? $0 }) }.joined(separator: ",")
}

private let raised: [Character: Character] = Dictionary(
  uniqueKeysWithValues: zip("abcdefghijklmnopqrstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ\u{107A5}ʳˢᵗᵘᵛʷˣʸᶻ"))
