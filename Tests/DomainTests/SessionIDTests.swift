import Domain
import TestSupport
import Testing

@Suite struct SessionIDTests {
    @Test func aMintedIdTellsItsDay() throws {
        var random = SeededGenerator(seed: 3)
        let time = WallTime(nanoseconds: 1_795_222_383_123_000_000)
        #expect(SessionID.mint(at: time, random: 0).text == "ses-2026-11-21-000000")
        for _ in 0..<100 {
            let minted = SessionID.mint(at: time, random: random.next())
            #expect(try SessionID(minted.text) == minted)
        }
    }

    @Test(arguments: [
        "ses-2025-11-03-abc123", "ses-2024-02-29-zzzzzz", "ses-2000-02-29-000000", "ses-2025-11-03-abc123abc123",
    ])
    func theFormOfTheSeedIsTaken(text: String) throws {
        #expect(try SessionID(text).text == text)
    }

    @Test(arguments: [
        "ses-2025-02-29-abc123", "ses-1900-02-29-abc123", "ses-2025-13-01-abc123", "ses-2025-00-01-abc123",
        "ses-2025-04-31-abc123", "ses-2025-11-00-abc123", "ses-2025-11-03-abc12", "ses-2025-11-03-abc1234",
        "ses-2025-11-03-abc123abc12", "ses-2025-11-03-abc123abc1234",
        "ses-2025-11-03-ABC123", "ses-2025-11-03-abc_12", "ses-2025-11-3-abc123", "ses-25-11-03-abc123",
        "run-2025-11-03-abc123", "ses-2025-11-03", "ses-2025-11-03-abc123-x", "ses--025-11-03-abc123",
    ])
    func everyOtherFormIsRefused(text: String) {
        #expect(throws: IdentifierError.badForm(text, noun: "session id", expected: "ses-YYYY-MM-DD-xxxxxx")) {
            try SessionID(text)
        }
    }
}
