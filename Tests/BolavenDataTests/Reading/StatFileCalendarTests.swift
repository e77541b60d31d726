import BolavenFormats
import Foundation
import Testing

@testable import BolavenData

@Suite struct StatFileCalendarTests {
  @Test(
    "a format names its calendar",
    arguments: [
      ("%td", StatFileCalendar.stataDays), ("%-tdDD/NN/CCYY", .stataDays), ("%d", .stataDays), ("%dD_m_Y", .stataDays),
      ("%tc", .stataMilliseconds), ("%tcDDmonCCYY_HH:MM:SS", .stataMilliseconds), ("%tcHH:MM", .stataTime),
      ("%tm", .stataMonths), ("%tq", .stataQuarters), ("%th", .stataHalves), ("%tw", .stataWeeks),
    ])
  func knowsFormatsOfStata(_ format: String, _ calendar: StatFileCalendar) {
    #expect(StatFileCalendar(format: format, kind: .stata) == calendar)
  }

  @Test(
    "a format of numbers, or of a calendar that has no ISO text, names none",
    arguments: ["%9.0g", "%ty", "%tC", "%tbsimple", "%12s", "", "%", "%t", "%08.2f"])
  func leavesOtherFormatsAlone(_ format: String) {
    #expect(StatFileCalendar(format: format, kind: .stata) == nil)
  }

  @Test func everyDayOfTheCalendarIsThereOnce() throws {
    var previous = try #require(CivilDate(days: -719_163 + 1))
    #expect(previous == CivilDate(year: 1, month: 1, day: 1))
    for days in -719_161...2_932_896 {
      let date = try #require(CivilDate(days: days))
      guard date.days == days else { throw Unexpected(days: days) }
      let isNext =
        date.day == previous.day + 1 && date.month == previous.month || date.day == 1 && previous.day >= 28
      guard isNext else { throw Unexpected(days: days) }
      previous = date
    }
    #expect(previous == CivilDate(year: 9999, month: 12, day: 31))
    #expect(CivilDate(days: 2_932_897) == nil && CivilDate(days: -719_163) == nil)
    #expect(CivilDate(year: 2023, month: 2, day: 29) == nil && CivilDate(year: 2024, month: 2, day: 29) != nil)
  }

  private struct Unexpected: Error { let days: Int }

  @Test(
    "a date goes back to its number",
    arguments: [
      StatFileCalendar.stataDays, .stataMilliseconds, .stataTime, .stataMonths, .spssDate, .spssDateTime, .spssTime,
      .spssMonth,
    ])
  func goesBack(_ calendar: StatFileCalendar) throws {
    for text in ["0001-01-01", "1582-10-15", "1960-01-01", "1969-12-31", "2023-04-28", "9999-12-31"] {
      let whole =
        switch calendar {
        case .stataMilliseconds, .spssDateTime: text + "T23:59:59.250"
        case .stataTime, .spssTime: "13:07:09.125"
        case .stataMonths, .spssMonth: String(text.prefix(7))
        default: text
        }
      let number = try #require(calendar.number(whole))
      #expect(calendar.text(number) == whole)
    }
  }

  @Test(
    "what is no date has no number",
    arguments: [
      "", "2023", "2023-4-28", "2023-02-29", "28/04/2023", "2023-04-28T25:00:00", "2023-04-28T1", "+023-04-28",
    ])
  func refusesOtherTexts(_ text: String) {
    #expect(StatFileCalendar.stataDays.number(text) == nil && StatFileCalendar.stataMilliseconds.number(text) == nil)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300, -1e300, 3_000_000, -2_000_000])
  func aNumberOutsideTheCalendarIsNoDate(_ number: Double) {
    #expect(StatFileCalendar.stataDays.text(number) == nil)
  }

  @Test func aMomentJustBeforeMidnightStaysOnItsDay() {
    #expect(StatFileCalendar.stataMilliseconds.text(-0.001) == "1959-12-31T23:59:59.999999")
    #expect(StatFileCalendar.stataMilliseconds.text(86_400_000 * 23_128 - 1) == "2023-04-27T23:59:59.999")
  }
}
