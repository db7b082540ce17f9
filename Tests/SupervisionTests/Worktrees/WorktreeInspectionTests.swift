import Domain
import Git
import Testing

@testable import Supervision

@Suite struct WorktreeInspectionTests {
    @Test func theAgeOfTheNewestFileIsInMinutesAndNeverNegative() throws {
        var found = try WorktreeVerdictTests.clean()
        #expect(found.fileAgeMinutes == 0.2 && found.branch == "roost/gh-450-a1")
        found.newestChange = .known(found.at + .seconds(5))
        #expect(found.fileAgeMinutes == 0)
        found.newestChange = .known(nil)
        #expect(found.fileAgeMinutes == nil)
        found.status = .undetermined("why")
        #expect(found.branch == nil)
    }
}
