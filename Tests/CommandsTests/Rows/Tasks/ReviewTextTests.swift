import Domain
import JSON
import Testing

@testable import Commands

@Suite struct ReviewTextTests {
    private func text(
        files: [JSONValue] = [],
        commits: Int = 0,
        untracked: [String] = [],
        operation: JSONValue = .null,
        tests: [JSONValue] = [],
        status: String = "failed",
        cost: Cell? = nil,
        traits: ChannelTraits = .plain
    ) throws -> [String] {
        let commit: JSONObject = [
            "commit": "0123456789abcdef", "author": "A", "seconds": 1_795_222_923, "subject": "Change \u{1B}[2J",
        ]
        let worktree: JSONObject = ["worktree_path": "/t/gh-1", "repository": "/r", "base": "fedcba9876543210"]
        let review: JSONObject = [
            "worktree": .object(worktree), "branch": .null, "files": .array(files),
            "commits": .array((0..<commits).map { _ in .object(commit) }), "added": 10, "removed": 3,
            "uncommitted": [], "untracked": .array(untracked.map { .string($0) }), "operation": operation,
        ]
        let task: JSONObject = [
            "task_id": "gh-1", "status": .string(status), "failure_reason": "3 tests failed", "is_held": true,
        ]
        let data: JSONObject = [
            "task": .object(task), "waits": "it is on hold", "review": .object(review), "tests": .array(tests),
        ]
        let reviewed = try ReviewedTask(data)
        let columns = traits.isTerminal ? traits.columns : nil
        return ReviewText(task: reviewed, cost: cost, moments: MomentText(isUTC: true), columns: columns)
            .lines.map { StyledLine.text($0, isColored: traits.isColored) }
    }

    private func file(_ path: String, _ added: Int64?, _ removed: Int64?) -> JSONValue {
        ["path": .string(path), "change": "M", "added": JSONValue(added), "removed": JSONValue(removed)]
    }

    @Test func columnsStandBelowEachOther() throws {
        let files = [file("src/a", 8, 2), file("b", 2, 1), file("image.png", nil, nil), file("gone", 0, 1)]
        let lines = try text(files: files)
        let start = try #require(lines.firstIndex(of: "4 files changed  +10 -3"))
        #expect(
            lines[(start + 1)...(start + 4)] == [
                "  M  src/a       +8  -2  ++++++++--", "  M  b           +2  -1  ++-", "  M  image.png  bin bin",
                "  M  gone        +0  -1  -",
            ]
        )
    }

    @Test func whyItFailedAndWhatItTookIsTold() throws {
        let lines = try text(tests: [["command": "make test", "passed": true]], cost: .text("$2.41"))
        #expect(lines.contains("  status       failed, held until a person approves it: 3 tests failed"))
        #expect(lines.contains(#"  test         command="make test" passed=true"#))
        #expect(lines.contains("  cost         $2.41") && lines.contains("Nothing is changed."))
        #expect(!lines.contains { $0.hasPrefix("  waits") })
        #expect(lines.contains("  branch       none: its HEAD is detached"))
    }

    @Test func whatIsManyIsCounted() throws {
        let files = (0..<50).map { file("f\($0)", 1, 0) }
        let lines = try text(files: files, commits: 20, untracked: (0..<10).map { "u\($0)" })
        #expect(lines.contains("  and 10 more") && lines.contains("  and 5 more") && lines.contains("20 commits"))
        #expect(lines.contains("  untracked    u0, u1, u2, u3, u4, u5, u6, u7, and 2 more"))
        #expect(lines.filter { $0.hasSuffix("2026-11-21 01:02:03Z  Change \\e[2J") }.count == 15)
    }

    @Test func somethingUnendedIsTold() throws {
        #expect(try text(operation: "merge").contains("  unended      a merge is under way in its worktree"))
    }

    @Test func whatIsBeingWorkedOnIsNotTakenOver() throws {
        let lines = try text(status: "active")
        #expect(lines.contains("  waits        it is on hold"))
        #expect(lines.suffix(2) == ["follow it:      roost logs -f gh-1", "give it up:     roost task cancel gh-1"])
        #expect(try text().suffix(2).first == "take it over:   roost task accept gh-1")
    }

    @Test func onATerminalNothingIsWiderThanIt() throws {
        let traits = ChannelTraits(isTerminal: true, isColored: true, columns: 60)
        let files = [file(String(repeating: "folder/", count: 20), 100, 20), file("b", 1, 0)]
        let colored = try text(files: files, commits: 2, untracked: ["a b c d e f"], traits: traits)
        #expect(colored.contains { $0.contains("\u{1B}[32m+") } && colored.contains { $0.contains("\u{1B}[31m-") })
        let plain = ChannelTraits(isTerminal: true, isColored: false, columns: 60)
        let lines = try text(files: files, commits: 2, untracked: ["a b c d e f"], traits: plain)
        for line in lines { #expect(DisplayWidth.of(line) <= 60, "\(line)") }
    }
}
