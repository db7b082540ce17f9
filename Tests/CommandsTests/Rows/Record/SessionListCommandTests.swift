import TestSupport
import Testing

@testable import Commands

@Suite struct SessionListCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "SessionListCommandTests") }

    private func sessions(_ arguments: String...) throws -> [String] {
        try home.tester(arguments).run().stdout.split(separator: "\n").dropFirst().map {
            String($0.prefix { $0 != " " })
        }
    }

    @Test func theyAreListedNewestFirst() throws {
        #expect(try sessions("session", "list") == [StoryScript.command, StoryScript.today, StoryScript.yesterday])
        #expect(try sessions("session", "list", "--active") == [StoryScript.today])
        #expect(try sessions("session", "list", "--failed") == [StoryScript.yesterday])
        #expect(try sessions("session", "list", "--kind", "command") == [StoryScript.command])
    }

    @Test func theFormerSpellingIsTakenAndNotListed() throws {
        #expect(try sessions("sessions", "--active") == [StoryScript.today])
        #expect(try !home.roost("help").stdout.contains("roost sessions"))
        #expect(!CommandTable.roost.listed.contains { $0.path == ["sessions"] })
    }
}
