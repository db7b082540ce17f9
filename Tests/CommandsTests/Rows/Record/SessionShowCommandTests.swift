import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct SessionShowCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "SessionShowCommandTests") }

    @Test func whatIsKnownOfASessionIsShown() throws {
        let text = try home.roost("session", "show", StoryScript.today, "--utc").stdout
        for fact in [
            "2026-11-21 06:00:00Z", "Decisions  5", "Settings   max_workers=2 poll_interval=30", "swift-6.3",
        ] {
            #expect(text.contains(fact), "\(fact)")
        }
        let json = try JSONReader.read(try home.roost("session", "show", StoryScript.today, "--json").stdout)
        #expect(json["schema"] == "roost.session/1" && json["config"]?["max_workers"] == 2)
        #expect(json["endedAt"]?.isNull == true && json["errors"] == 2)
    }

    @Test func theEndAndItsReasonAreShown() throws {
        #expect(try home.roost("session", "show", StoryScript.yesterday).stdout.contains("End        error"))
    }
}
