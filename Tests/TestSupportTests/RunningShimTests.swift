import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@Suite struct RunningShimTests {
    @Test func itTellsWhatBecameOfTheRun() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/sh", "-c", "echo out; echo err >&2; exit 3"])
        let word = try shim.word()
        #expect(try shim.finished().exitCode == 3)
        #expect(try shim.end()?.status == .exited(code: 0))
        #expect(word == "started \(shim.agent?.pid ?? 0)")
        #expect(try shim.output() == Array("out\n".utf8))
        #expect(try shim.text(.stderr) == "err\n")
        #expect(try shim.events().last?.typeText == "step_failed")
        #expect(try shim.findings() == [])
    }

    @Test func damageIsAmongItsFindings() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/echo", "out"])
        _ = try shim.end()
        try SystemDisk().remove(shim.paths.log(of: .stdout))
        #expect(try !shim.findings().isEmpty)
    }

    @Test func whoeverLetsGoOfItLeavesNothingBehind() throws {
        let fixture = try ShimFixture()
        var pids: [Int32] = []
        do {
            let shim = try fixture.launch(["/bin/sleep", "600"])
            _ = try shim.word()
            #expect(Eventually.wait(upTo: .seconds(60)) { shim.recorderPID != nil })
            pids = [shim.pid, shim.agent?.pid ?? 0, shim.recorderPID ?? 0]
        }
        #expect(pids.allSatisfy { $0 > 0 })
        for pid in pids {
            #expect(try Eventually.wait(upTo: .seconds(60)) { try ProcessStatus.read(pid)?.hasEnded ?? true })
        }
    }

    @Test func whatIsHandedOverIsLeftAlone() throws {
        let fixture = try ShimFixture()
        var agent: ProcessIdentity?
        var recorder: Int32?
        do {
            let shim = try fixture.launch(["/bin/sleep", "600"])
            _ = try shim.word()
            #expect(Eventually.wait(upTo: .seconds(60)) { shim.recorderPID != nil })
            agent = shim.agent
            recorder = shim.recorderPID
            shim.handOver()
        }
        let identity = try #require(agent)
        #expect(try SystemProcesses().isAlive(identity))
        _ = try SystemProcesses().signal(identity, .kill)
        let pid = try #require(recorder)
        #expect(try Eventually.wait(upTo: .seconds(60)) { try ProcessStatus.read(pid)?.hasEnded ?? true })
    }
}
