import Domain
import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct RecordQuestionTests {
    private static let lists = [
        ["session", "list"], ["sessions"], ["trigger", "list"], ["trigger", "list", "--count"], ["task", "list"],
        ["decision", "list"], ["decision", "list", "--count"], ["event", "list"], ["worktree", "list"],
        ["worktree", "list", "--loops"], ["why", "--slow"],
    ]

    private func roost(_ arguments: [String], in home: TemporaryHome) throws -> CommandResult {
        try CommandTester("roost").arguments(arguments).environment(["ROOST_HOME": home.path]).run()
    }

    @Test func whereNothingWasRecordedTheAnswerIsKind() throws {
        let home = try TemporaryHome(for: "RecordQuestionTests")
        for list in Self.lists {
            let result = try roost(list, in: home)
            #expect(result.exitCode == 0 && result.stdout.split(separator: "\n").count == 1, "\(list)")
            #expect(result.stderr.contains("nothing is recorded yet"), "\(list)")
            #expect(try roost(list + ["--json"], in: home).stdout == "[]\n", "\(list)")
        }
        for named in [["why", "x"], ["task", "show", "x"], ["session", "show", "x"], ["run", "diff", "x", "y"]] {
            let result = try roost(named, in: home)
            #expect(result.exitCode == 4 && result.stderr.contains("nothing is recorded yet"), "\(named)")
        }
    }

    @Test func anEmptyIndexIsNoErrorEither() throws {
        let home = try StoryHome(for: "RecordQuestionTests")
        for list in Self.lists {
            let result = try home.tester(list + ["--until", "2020-01-01"].prefix(list.first == "why" ? 0 : 2)).run()
            #expect(result.exitCode == 0, "\(list)")
            if list.first != "why" { #expect(result.stderr == "nothing of that kind is recorded\n", "\(list)") }
        }
    }

    @Test func listsHaveALimitAndSayWhereThereIsMore() throws {
        let home = try StoryHome(for: "RecordQuestionTests")
        let result = try home.roost("decision", "list", "-n", "2", "-o", "jsonl")
        #expect(result.stdout.split(separator: "\n").count == 2 && result.stderr.contains("there is more"))
        #expect(try home.roost("decision", "list", "--limit", "0").exitCode == 2)
    }

    @Test func anEmptyNameIsMostLikelyAMistakeOfAScript() throws {
        #expect(throws: ValueFault.self) { try RecordOptions.name("TASK").read("") }
        #expect(try RecordOptions.name("TASK").read("gh-1") == "gh-1")
    }

    @Test func timesAreReadAsPeopleWriteThem() throws {
        let home = try StoryHome(for: "RecordQuestionTests")
        func tasks(_ arguments: String...) throws -> Int {
            try home.tester(["task", "list", "--utc", "-o", "jsonl"] + arguments).run().stdout.split(separator: "\n")
                .count
        }
        #expect(try tasks("--since", "2026-11-21") == 3)
        #expect(try tasks("--until", "2026-11-21") == 1)
        #expect(try tasks("--completed", "--since", "2026-11-21 12:00") == 1)
    }

    @Test func everyListTakesEveryForm() throws {
        let home = try StoryHome(for: "RecordQuestionTests")
        for list in Self.lists {
            let csv = try home.tester(list + ["-o", "csv"]).run()
            #expect(csv.exitCode == 0 && csv.stdout.hasSuffix("\n"), "\(list)")
            let rows = try JSONReader.read(try home.tester(list + ["-o", "json"]).run().stdout)
            #expect(rows.arrayValue?.isEmpty == false, "\(list)")
            #expect(rows.arrayValue?.first?["schema"]?.stringValue?.hasPrefix("roost.") == true, "\(list)")
        }
    }
}
