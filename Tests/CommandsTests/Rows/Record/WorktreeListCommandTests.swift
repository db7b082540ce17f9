import TestSupport
import Testing

@testable import Commands

@Suite struct WorktreeListCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "WorktreeListCommandTests") }

    @Test func whatWasKeptIsListedWithItsSigns() throws {
        let text = try home.roost("worktree", "list", "--operation", "preserve", "--utc").stdout
        #expect(text.split(separator: "\n").count == 2)
        #expect(text.contains("2026-11-21 06:15:12Z  gh-450  preserve  Recent changes detected"))
        #expect(text.contains("file_mtime_age_minutes=0.2"))
        #expect(try home.roost("worktree", "list", "--task", "gh-452").stdout.split(separator: "\n").count == 6)
    }

    @Test func whatComesAndGoesIsALoop() throws {
        let lines = try home.roost("worktree", "list", "--loops", "--utc").stdout.split(separator: "\n")
        #expect(lines.count == 2 && lines[1].hasPrefix("gh-452  2026-11-20 08:01:00Z  2026-11-20 08:03:30Z"))
        #expect(try home.roost("worktree", "list", "--loops", "--task", "gh-452").exitCode == 2)
    }

    @Test func whatWorkedInTheSameOneStandsInALine() throws {
        #expect(try home.roost("worktree", "list", "--shared").stdout == "TASK  RUNS  FROM  LAST BEGUN  WHICH\n")
        #expect(try home.roost("worktree", "list", "--shared", "--loops").exitCode == 2)
        #expect(try home.roost("worktree", "list", "--shared", "--since", "2026-11-22").stderr.contains("nothing"))
    }
}
