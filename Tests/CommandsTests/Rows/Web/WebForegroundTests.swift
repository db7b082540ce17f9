import Control
import Domain
import Journal
import Platform
import TestSupport
import Testing

/// `roost web` where no daemon runs.
@Suite struct WebForegroundTests {
    private let trial: WebTrial

    init() throws { trial = try WebTrial(for: "webForeground") }

    /// One that serves by now.
    private func begin(_ arguments: String...) throws -> (program: RunningProgram, serving: WebServing) {
        let words = ["web", "--print-url", "--home", trial.runs.home.root] + arguments
        let program = try RunningProgram(try Programs.path("roost"), words)
        let line = try program.readLine()
        let serving = try #require(try trial.serving())
        #expect(line?.hasPrefix(serving.url) == true)
        return (program, serving)
    }

    @Test func itServesFromHereAndOnlyShows() throws {
        let (program, serving) = try begin()
        #expect(serving.isReadOnly && serving.startedBy == .person)
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 130))
        #expect(try !trial.processes.isAlive(serving.process))
        #expect(try trial.serving() == nil)
    }

    @Test func itEndsAsItIsToldTo() throws {
        for (signal, code) in [(Signal.terminate, 143), (.hangUp, 129)] as [(Signal, Int32)] {
            let (program, serving) = try begin()
            try program.signal(signal)
            #expect(try program.end() == .exited(code: code))
            #expect(try !trial.processes.isAlive(serving.process))
        }
    }

    @Test func fromElsewhereItIsEndedByWhoItIs() throws {
        let (program, serving) = try begin()
        #expect(try trial.web("--stop").run().exitCode == 0)
        #expect(try program.end() == .exited(code: 0))
        #expect(try !trial.processes.isAlive(serving.process))
    }

    @Test func theServerIsGoneHoweverWeEnd() throws {
        let (program, serving) = try begin()
        try program.signal(.kill)
        _ = try program.end()
        #expect(try trial.hasEnded(serving.process))
        #expect(try trial.serving() == nil)
    }

    @Test func thePortIsKeptForTheHome() throws {
        let first = try begin()
        #expect(try trial.web("--stop").run().exitCode == 0)
        _ = try first.program.end()
        let second = try begin()
        #expect(second.serving.port == first.serving.port)
    }

    @Test func whereItCannotServeWhatItSaidStandsAbove() throws {
        try trial.spoilSettings()
        let result = try trial.web().limit(.seconds(60)).run()
        #expect(result.exitCode == 1 && result.stdout.isEmpty)
        #expect(result.stderr.hasPrefix("roost-web: "))
        #expect(result.stderr.hasSuffix("roost: the web server has ended\n  what it said stands above\n"))
    }
}
