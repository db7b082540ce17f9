import Testing

@testable import Commands

@Suite struct DocumentCommandTests {
    @Test func onlyWhatStandsOnAConsoleIsACommand() {
        let text = """
            $ no
            ```console
            $ roost status                # who needs you
            its answer
            $ roost sql 'SELECT "#"'
            ```
            ```
            $ neither
            ```
            """
        let commands = DocumentCommand.all(in: text, of: "a.md")
        #expect(commands.map(\.text) == ["roost status", "roost sql 'SELECT \"#\"'"])
        #expect(commands.map(\.line) == [3, 5])
    }

    @Test func theDocumentsHaveThem() throws {
        let all = try DocumentCommand.allDocuments()
        #expect(all["README.md"]?.isEmpty == false && all.values.reduce(0) { $0 + $1.count } > 80)
    }
}
