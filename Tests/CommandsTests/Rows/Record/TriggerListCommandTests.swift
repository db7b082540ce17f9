import TestSupport
import Testing

@testable import Commands

@Suite struct TriggerListCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "TriggerListCommandTests") }

    @Test func theyAreListedByTypeTaskOrSession() throws {
        let found = try home.roost("trigger", "list", "--type", "issue_detected", "--utc").stdout
        #expect(found.contains("2026-11-21 06:14:45Z  issue_detected  github  gh-450"))
        #expect(
            try home.roost("trigger", "list", "--task", "gh-450", "-o", "jsonl").stdout.split(separator: "\n").count
                == 1
        )
        let session = try home.roost("trigger", "list", "--session", "ses-2026-11-20", "-o", "jsonl").stdout
        #expect(session.contains("\"issues_found\":0") && session.split(separator: "\n").count == 1)
    }

    @Test func theyAreCountedByTypeAndDay() throws {
        let text = try home.roost("trigger", "list", "--count", "--utc").stdout
        #expect(text.split(separator: "\n").dropFirst().first == "2026-11-21  issue_detected      1")
        #expect(try home.roost("trigger", "list", "--count", "--type", "x").exitCode == 2)
    }
}
