import Commands
import Platform
import Testing

@Suite struct DoorTests {
    private static func command(run: @escaping Command.Run) -> CommandTable {
        CommandTable([
            Command(
                "go",
                section: .everyday,
                summary: "Go",
                examples: [],
                formats: OutputFormat.allCases,
                exitCodes: [.finding],
                run: run
            )
        ])
    }

    private func run(_ arguments: String..., on recorder: RecordingConsole, run: @escaping Command.Run) -> ExitCode {
        Door.run(
            arguments: ["roost"] + arguments,
            environment: Environment([:]),
            console: recorder.console,
            table: Self.command(run: run)
        )
    }

    @Test func theCommandsOwnCodeIsTheAnswer() {
        let recorder = RecordingConsole()
        let code = run("go", on: recorder) { invocation throws(CommandError) in
            try invocation.console.line("found")
            return .finding
        }
        #expect(code == .finding)
        #expect(recorder.output == "found\n")
        #expect(recorder.errors == "")
    }

    @Test func anErrorIsToldBesideTheDataBeforeIt() {
        let recorder = RecordingConsole()
        let code = run("go", on: recorder) { invocation throws(CommandError) in
            try invocation.console.line("half")
            throw .failed("the other half is lost", hint: nil)
        }
        #expect(code == .failed)
        #expect(recorder.output == "half\n")
        #expect(recorder.errors == "roost: the other half is lost\n")
    }

    @Test func anErrorIsToldInTheFormatThatWasAskedFor() {
        let recorder = RecordingConsole()
        #expect(run("go", "--json", "--bogus", on: recorder) { _ in .ok } == .usage)
        #expect(recorder.errors.hasPrefix(#"{"error":{"code":"unknown_option","#))
    }

    @Test func aReaderThatWentAwayIsNoFailure() {
        let recorder = RecordingConsole(outputError: .brokenPipe)
        let code = run("go", on: recorder) { invocation throws(CommandError) in
            try invocation.console.line("found")
            return .finding
        }
        #expect(code == .finding)
        #expect(recorder.errors == "")
    }

    @Test func aCommandThatIsStoppedByItsReaderEndsWell() {
        let recorder = RecordingConsole(outputError: .brokenPipe)
        let code = run("go", on: recorder) { invocation throws(CommandError) in
            while true {
                try invocation.console.line("more")
                try invocation.console.flush()
            }
        }
        #expect(code == .ok)
        #expect(recorder.errors == "")
    }

    @Test func aFullDiskUnderTheOutputIsAFailure() {
        let recorder = RecordingConsole(outputError: .noSpace)
        let code = run("go", on: recorder) { invocation throws(CommandError) in
            try invocation.console.line("found")
            return .finding
        }
        #expect(code == .failed)
        #expect(recorder.errors.hasPrefix("roost: the output is not complete"))
    }

    @Test func ofTwoErrorsTheFirstIsTold() {
        let recorder = RecordingConsole(outputError: .noSpace)
        let code = run("go", on: recorder) { invocation throws(CommandError) in
            try invocation.console.line("half")
            throw .refused("it runs already", hint: nil)
        }
        #expect(code == .refusedByState)
        #expect(recorder.errors == "roost: it runs already\n")
    }

    @Test func aClosedErrorChannelStillLeavesTheCode() {
        #expect(run("bogus", on: RecordingConsole(errorError: .badDescriptor)) { _ in .ok } == .usage)
    }
}
