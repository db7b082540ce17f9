import Domain
import Testing

@testable import Commands

@Suite struct DayFormTests {
    @Test func aDayIsReadAndWhatIsNoneRefused() throws {
        #expect(try DayForm.form.read("2026-11-21") == CivilDate(year: 2026, month: 11, day: 21))
        for text in ["", "2026-11", "2026-13-01", "21.11.2026", "2026-11-21T00"] {
            #expect(throws: ValueFault.self) { try DayForm.form.read(text) }
        }
    }
}
