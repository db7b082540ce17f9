import Commands
import Platform
import Testing

@Suite struct HelpCommandTests {
    private func help(_ words: String...) -> (code: ExitCode, output: String, errors: String) {
        let recorder = RecordingConsole()
        let code = Door.run(
            arguments: ["roost", "help"] + words,
            environment: Environment([:]),
            console: recorder.console,
            table: SampleTable.table
        )
        return (code, recorder.output, recorder.errors)
    }

    @Test func withoutWordsItIsTheOverview() {
        #expect(help().output.contains("\nTopics:\n"))
        #expect(help().code == .ok)
    }

    @Test func itExplainsCommandsOfSeveralWordsAndTheWordsBeforeThem() {
        #expect(help("task", "show").output.hasPrefix("roost task show - Show a task\n"))
        #expect(help("task").output.hasPrefix("roost task takes one more word:\n"))
        #expect(help("time").output.hasPrefix("time - How times and lengths of time are written\n"))
    }

    @Test func itExplainsACommandThatIsNotListed() {
        #expect(help("count").output.hasPrefix("roost count - Count\n"))
    }

    @Test func whatItDoesNotKnowItSays() {
        let unknown = help("taks", "show")
        #expect(unknown.code == .notFound)
        #expect(unknown.output == "")
        #expect(unknown.errors == "roost: no command or topic \"taks show\"\n  similar: task show\n")
    }

    @Test func everyPageOfTheRealTableIsFoundByItsWords() throws {
        for command in CommandTable.roost.commands where !command.path.isEmpty {
            let page = try HelpCommand.page(about: command.path, in: .roost, for: .plain)
            #expect(page.lines.first == "\(command.name) - \(command.summary)")
        }
    }
}
