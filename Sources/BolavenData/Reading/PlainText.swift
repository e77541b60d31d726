/// Whether no text of other bytes is equal to the one with these: they are ASCII, without the three letters and marks that are
/// equal to another sign. K is also the sign of the kelvin, the semicolon the Greek question mark, and the grave accent varia.
///
/// Source: Unicode Standard Annex #15, singletons of the canonical decomposition.
@inline(__always)
func isLikeNoOther(_ bytes: some Sequence<UInt8>) -> Bool {
  bytes.allSatisfy { $0 < 128 && $0 != 75 && $0 != 59 && $0 != 96 }
}
