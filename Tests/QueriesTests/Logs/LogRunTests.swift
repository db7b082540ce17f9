import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct LogRunTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogRunTests") }

    @Test func aRunThatIsOnlyPreparedOrOverDoesNotRun() throws {
        let disk = SystemDisk()
        #expect(try !LogRun(fixture.runs.prepare().paths, on: disk).isRunning(on: disk))
        #expect(try !LogRun(fixture.finished(output: ""), on: disk).isRunning(on: disk))
        let run = try fixture.begin()
        #expect(try LogRun(run.paths, on: disk).isRunning(on: disk))
        try disk.replaceFile(run.paths.state, with: Array("{".utf8))
        #expect(try !LogRun(run.paths, on: disk).isRunning(on: disk))
    }
}
