import Commands
import JSON
import Platform
import Testing

@Suite struct ConsoleTests {
    private static func runs(_ ids: String...) -> Table {
        var table = Table(
            of: "run",
            [Column("id", title: "RUN"), Column("bytes", title: "SIZE", .number)]
        )
        for id in ids { table.append([.text(id), Cell("1.5 KiB", .integer(1_536))]) }
        return table
    }

    private func shown(_ table: Table, as format: OutputFormat) throws -> String {
        let recorder = RecordingConsole()
        try recorder.console.show(table, as: format)
        try recorder.console.flush()
        return recorder.output
    }

    // MARK: - Formats

    @Test func peopleReadTexts() throws {
        #expect(try shown(Self.runs("r-1"), as: .table) == "RUN     SIZE\nr-1  1.5 KiB\n")
    }

    @Test func programsReadValuesThatSayWhatTheyAre() throws {
        let object = #"{"schema":"roost.run/1","id":"r-1","bytes":1536}"#
        #expect(try shown(Self.runs("r-1"), as: .jsonl) == object + "\n")
        #expect(try shown(Self.runs("r-1"), as: .json) == "[\n" + object + "\n]\n")
        #expect(try shown(Self.runs("r-1"), as: .csv) == "id,bytes\nr-1,1536\n")
    }

    @Test func severalRowsAreOneValidValue() throws {
        let value = try JSONReader.read(shown(Self.runs("a", "b"), as: .json))
        #expect(value.arrayValue?.compactMap { $0["id"]?.stringValue } == ["a", "b"])
    }

    @Test func noRowsAreStillAnAnswer() throws {
        #expect(try shown(Self.runs(), as: .json) == "[]\n")
        #expect(try shown(Self.runs(), as: .jsonl) == "")
        #expect(try shown(Self.runs(), as: .csv) == "id,bytes\n")
    }

    @Test func whatThereCanBeOnlyOneOfStandsWithoutAnArray() throws {
        var table = Table(of: "version", version: 2, isSingle: true, [Column("version", title: "VERSION")])
        table.append([.text("0.1.0")])
        #expect(try shown(table, as: .json) == #"{"schema":"roost.version/2","version":"0.1.0"}"# + "\n")
    }

    // MARK: - Channels

    @Test func dataIsGatheredAndWrittenOnce() throws {
        let recorder = RecordingConsole()
        for _ in 0..<100 { try recorder.console.line("a line") }
        #expect(recorder.outputWrites == 0)
        try recorder.console.flush()
        try recorder.console.flush()
        #expect(recorder.outputWrites == 1)
    }

    @Test func muchDataDoesNotWaitForTheEnd() throws {
        let recorder = RecordingConsole()
        try recorder.console.write(repeatElement(UInt8(ascii: "x"), count: 1_000_000))
        #expect(recorder.output.utf8.count == 1_000_000)
    }

    @Test func whatIsSaidComesAfterTheDataBeforeIt() throws {
        let recorder = RecordingConsole()
        try recorder.console.line("data")
        try recorder.console.say("a word besides")
        #expect(recorder.output == "data\n")
        #expect(recorder.errors == "a word besides\n")
    }

    @Test func aReaderThatWentAwayIsToldFromADiskThatIsFull() throws {
        let closed = RecordingConsole(outputError: .brokenPipe)
        try closed.console.line("data")
        #expect(throws: CommandError.outputClosed) { try closed.console.flush() }
        let full = RecordingConsole(outputError: .noSpace)
        try full.console.line("data")
        let cause = PlatformError.system(operation: "write", subject: "the test's channel", errno: .noSpace)
        #expect(throws: CommandError.outputFailed(cause)) { try full.console.flush() }
    }
}
