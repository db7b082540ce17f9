import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct ShimTests {
    @Test func aCommandIsRecordedFromItsStartToItsEnd() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/sh", "-c", "echo out; echo err >&2; exit 3"])
        let word = try shim.word()
        #expect(word.hasPrefix("started "))
        let end = try shim.end()
        #expect(end?.status == .exited(code: 0))
        let state = try shim.state()
        #expect(state.status == .known(.failed))
        #expect(state.reason == .known(.exit))
        #expect(state.exitCode == 3)
        let texts = try [shim.text(), shim.text(.stderr)]
        #expect(texts == ["out\n", "err\n"])
        let findings = try shim.findings()
        #expect(findings == [])
        let types = try shim.events().map(\.typeText)
        #expect(
            types == ["run_prepared", "worker_started", "agent_started", "worker_exited", "step_failed"]
        )
    }

    @Test func theAgentIsBornInItsGroupWhereItCanHaveOne() throws {
        let shim = try ShimFixture().launch(["/bin/cat", "/proc/self/cgroup"])
        let state = try shim.finished()
        #expect(state.exitCode == 0)
        let started = try shim.events().first { $0.typeText == "agent_started" }
        let text = try shim.text()
        if let group = started?.data["group"]?.stringValue {
            #expect(text.contains("/\(FilePath.name(of: group))\n"))
        }
    }
}
