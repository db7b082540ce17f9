import Domain
import Journal
import Platform
import Queries
import TestSupport
import Testing

@Suite struct LogFixtureTests {
    @Test func runsAndSessionsAreInTheHome() throws {
        let fixture = try LogFixture(for: "LogFixtureTests")
        let over = try fixture.finished(output: "one\n")
        let going = try fixture.begin(worker: "w-1")
        var session = try fixture.session()
        try session.decide("Admit.")
        let disk = SystemDisk()
        #expect(try !LogRun(over, on: disk).isRunning(on: disk))
        #expect(try LogRun(going.paths, on: disk).isRunning(on: disk))
        #expect(try DaemonSessions.all(in: fixture.home, on: disk).map(\.pid) == [4711])
    }

    @Test func linesAreMadeOfTexts() throws {
        try LogFixture.withLine("one", isFirst: false, of: LogFixture.voice(worker: "w-1")) { line in
            #expect(!line.isFirst)
            #expect(line.origin.label == "gh-450/w-1")
        }
        [UInt8(ascii: "a")].withUnsafeBytes { #expect(LinePieceFixture.piece($0, isFirst: true).length == 1) }
        #expect(try LogFixture.event("signal", "TERM").message == "TERM")
    }

    @Test func onlyColorsAreSafe() {
        #expect(SafeOutput.faults(in: Array("\u{1B}[31mred\u{1B}[0m\n".utf8)).isEmpty)
        #expect(SafeOutput.faults(in: Array("\u{1B}[31mred".utf8), allowsColors: false).count == 1)
        #expect(SafeOutput.faults(in: Array("\u{1B}[2J\u{07}".utf8)).count == 2)
    }
}
