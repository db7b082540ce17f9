import Control
import Domain
import Platform
import TestSupport
import Testing

@testable import Dashboard

/// How a server of a home comes and goes.
@Suite struct WebServerTests {
    private func end(_ trial: WebTrial) throws {
        try trial.signal(.terminate)
        #expect(try trial.end() == .exited(code: 0))
    }

    @Test func whenItEndsNobodyIsTakenForItAndTheNextOneHasItsPort() throws {
        let trial = try WebTrial()
        let first = try trial.serving()
        try end(trial)
        #expect(try WebServing.read(in: trial.folder, on: trial.disk) == nil)
        let second = try trial.beginAgain(after: first)
        #expect(second.port == first.port && second.process != first.process)
    }

    @Test func oneThatWasKilledIsSucceeded() throws {
        let trial = try WebTrial()
        let first = try trial.serving()
        let reader = try EventReader(trial)
        #expect(try reader.next(named: "hello") != nil)
        try trial.signal(.kill)
        _ = try trial.end()
        #expect(try WebServing.alive(in: trial.folder, on: trial.disk) == nil, "what it left is not believed")
        #expect(try trial.beginAgain(after: first).port == first.port)
        #expect(try trial.ask("GET", "/api/v1/status").status == 200)
    }

    @Test func whoWasLetInByATokenThatWasReplacedHearsNothingMore() throws {
        let trial = try WebTrial()
        let reader = try EventReader(trial)
        #expect(try reader.next(named: "hello") != nil)
        _ = try WebToken.rotate(in: trial.folder, on: trial.disk)
        #expect(throws: HTTPProbe.Fault.self) { try reader.next { _ in false } }
        #expect(try EventReader(trial).next(named: "hello") != nil, "with the new one")
    }

    @Test func aStreamThatIsOpenDoesNotKeepItFromEnding() throws {
        let trial = try WebTrial()
        let reader = try EventReader(trial)
        #expect(try reader.next(named: "hello") != nil)
        try end(trial)
        #expect(throws: HTTPProbe.Fault.self, "it is cut, and the page comes back") { try reader.next { _ in false } }
    }
}
