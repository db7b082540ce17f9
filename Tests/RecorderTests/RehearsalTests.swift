import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct RehearsalTests {
    @Test func whatIsRehearsedLeavesNoTraceInTheRun() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/sh", "-c", "echo out"])
        _ = try shim.finished()
        let sequences = try shim.events().map(\.sequence)
        let events = try shim.events().map(\.typeText)
        #expect(Set(sequences).count == sequences.count)
        #expect(events.filter { $0 == "worker_started" }.count == 1)
        let findings = try shim.findings()
        #expect(findings == [])
    }
}
