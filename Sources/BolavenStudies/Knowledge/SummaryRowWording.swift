import BolavenReports

extension SummaryRow.InFile {
  /// That it was counted as a person, and what to do.
  var caution: LocalizedText {
    .draft(
      "\(file) row \(row) has '\(text)' where the others have an id, and was counted as a person. If it sums up the rows "
        + "above, delete it from the file.",
      lo: "\(file) ແຖວ \(row) ມີ '\(text)' ແທນລະຫັດ ແລະ ຖືກນັບເປັນຄົນ. ຖ້າມັນເປັນຜົນລວມຂອງແຖວຂ້າງເທິງ, ໃຫ້ລຶບອອກຈາກໄຟລ໌.",
      ja: "\(file) の\(row)行目は識別子の欄が「\(text)」であり、一人として数えた。上の行の集計であれば、ファイルから削除する。")
  }
}
