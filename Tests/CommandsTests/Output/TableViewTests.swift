import Testing

@testable import Commands

@Suite struct TableViewTests {
    private var table: Table {
        var table = Table(
            of: "task",
            [
                Column("task", title: "TASK"), Column("status", title: "STATUS"),
                Column("notes", title: "NOTES", .prose, isWide: true),
            ]
        )
        table.append([.text("gh-1"), .text("active"), .text("a long text that no narrow terminal has room for")])
        return table
    }

    private func shown(as format: OutputFormat, _ change: (inout TableView) -> Void) throws -> String {
        let recorder = RecordingConsole()
        var view = TableView()
        view.command = ["task", "list"]
        change(&view)
        recorder.console.show(tables: view)
        try recorder.console.show(table, as: format)
        try recorder.console.flush()
        return recorder.output
    }

    @Test func whatATableLeavesOutIsShownWideAndToPrograms() throws {
        #expect(try shown(as: .table) { _ in } == "TASK  STATUS\ngh-1  active\n")
        #expect(try shown(as: .table) { $0.isWide = true }.contains("NOTES\ngh-1  active  a long text"))
        #expect(try shown(as: .csv) { _ in }.hasPrefix("task,status,notes\n"))
    }

    @Test func namesAreOneALine() throws {
        #expect(try shown(as: .jsonl) { $0.showsNamesOnly = true } == "gh-1\n")
    }

    @Test func fieldsAreChosenAndTheSchemaStays() throws {
        let chosen = try shown(as: .jsonl) { $0.fields = ["status", "task"] }
        #expect(chosen == #"{"schema":"roost.task/1","task":"gh-1","status":"active"}"# + "\n")
        #expect(try shown(as: .jsonl) { $0.fields = ["schema"] } == #"{"schema":"roost.task/1"}"# + "\n")
        let fault = ValueFault("stats", isNoneOf: ["task", "status", "notes"])
        #expect(throws: CommandError.usage(.badValue("stats", of: "--json", fault), command: ["task", "list"])) {
            try shown(as: .json) { $0.fields = ["stats"] }
        }
    }
}
