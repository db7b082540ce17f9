import Commands
import Testing

/// What holds for every row of the table of `roost`, so that a new row is checked by being there.
@Suite struct RoostTableTests {
    private static let commands = CommandTable.roost.commands

    @Test(arguments: CommandTable.roost.commands.flatMap { command in command.examples.map { (command, $0) } })
    func everyExampleIsACommandLineOfItsCommand(command: Command, example: Example) throws {
        let words = example.line.split(separator: " ").map(String.init)
        try #require(words.first == "roost")
        guard case .run(let parsed, _) = try CommandLineParser(.roost).parse(Array(words.dropFirst())) else {
            Issue.record("\(example.line) asks for help")
            return
        }
        #expect(parsed.path == command.path)
    }

    @Test func everyCommandHasAnExample() {
        for command in Self.commands { #expect(!command.examples.isEmpty, "\(command.name)") }
    }

    @Test func summariesAreLinesThatBeginLargeAndEndWithoutAFullStop() {
        for summary in Self.commands.flatMap({
            [$0.summary] + $0.allOptions.map(\.summary) + $0.arguments.map(\.summary)
        }) {
            #expect(summary.first?.isUppercase == true && summary.last != "." && !summary.contains("\n"), "\(summary)")
        }
    }

    @Test func pathsAreUniqueAndNeverTakenForOptions() {
        #expect(Set(Self.commands.map(\.path)).count == Self.commands.count)
        for word in Self.commands.flatMap(\.path) { #expect(word.utf8.allSatisfy(isWordByte), "\(word)") }
    }

    @Test func namesOfOptionsAreUniqueInEachCommandAndNoLetterIsADigit() {
        for command in Self.commands {
            let forms = command.allOptions.flatMap(\.longForms)
            let letters = command.allOptions.compactMap(\.short)
            #expect(Set(forms).count == forms.count, "\(command.name)")
            #expect(Set(letters).count == letters.count, "\(command.name)")
            #expect(letters.allSatisfy { $0.isASCII && $0.isLetter }, "\(command.name)")
        }
    }

    @Test func onlyTheLastArgumentMayBeLeftOutOrRepeated() {
        for command in Self.commands {
            for row in command.arguments.dropLast() {
                #expect(row.count.isRequired && !row.count.isRepeatable, "\(command.name) \(row.name)")
            }
        }
    }

    @Test func topicsAndCommandsDoNotShareNames() {
        let topics = CommandTable.roost.topics.map(\.name)
        #expect(Set(topics).count == topics.count)
        #expect(Self.commands.allSatisfy { !topics.contains($0.path.first ?? "") })
    }

    @Test func exitCodesOfARowAreThoseThatNotEveryCommandHas() {
        for command in Self.commands {
            #expect(Set(command.allExitCodes).count == command.allExitCodes.count, "\(command.name)")
        }
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
