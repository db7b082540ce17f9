import Platform
import Testing

@testable import Journal

@Suite struct OnDiskTests {
    private let refusal = PlatformError.system(operation: "open", subject: "/h/x", errno: .inputOutput)

    @Test func whatTheDiskRefusesIsAnErrorOfTheJournal() {
        #expect(throws: JournalError.disk(refusal)) { try onDisk { () throws(PlatformError) in throw refusal } }
    }

    @Test func whatItAnswersIsPassedOn() throws {
        let answer = try onDisk { () throws(PlatformError) in 7 }
        #expect(answer == 7)
    }
}
