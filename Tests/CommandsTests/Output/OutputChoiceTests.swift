import TestSupport
import Testing

@testable import Commands

@Suite struct OutputChoiceTests {
    @Test func whatHasColumnsHasNamesAndTheRestHasNone() {
        #expect(OutputChoice.of(OutputFormat.allCases) == OutputChoice.allCases)
        #expect(OutputChoice.of([.table, .json]) == [.table, .json])
        #expect(OutputChoice.of([]) == [])
    }

    @Test func errorsBesideNamesAreForPeople() {
        #expect(OutputChoice.name.errorFormat == .table && OutputChoice.jsonl.errorFormat == .jsonl)
    }

    /// By commands that know nothing of it.
    @Test func everyListHasThem() throws {
        let home = try StoryHome(for: "OutputChoiceTests")
        let names = try home.roost("task", "list", "-o", "name").stdout.split(separator: "\n")
        #expect(!names.isEmpty && names.allSatisfy { !$0.contains(" ") })
        let some = try home.roost("task", "list", "--json=task,status").stdout
        #expect(some.contains(#"{"schema":"roost.task/1","task":""#) && !some.contains("title"))
        let wrong = try home.roost("task", "list", "--json=tsk")
        #expect(wrong.exitCode == 2 && wrong.stderr.contains("one of task, "))
        #expect(wrong.stderr.contains(#""code":"bad_value""#))
        #expect(try home.roost("session", "list", "-o", "wide").stdout.contains("VERSION"))
        #expect(try !home.roost("session", "list").stdout.contains("VERSION"))
        #expect(try home.roost("health", "-o", "name").exitCode == 2)
        #expect(try home.roost("health", "--json=daemon").exitCode == 2)
        #expect(try home.roost("task", "list", "--json=,").exitCode == 2)
        #expect(try home.tester(["task", "list", "-o", "name"]).withoutReader().run().exitCode == 0)
        let before = try home.roost("--json=task", "task", "list").stdout
        #expect(before.contains(#""task":"#) && !before.contains("status"))
    }
}
