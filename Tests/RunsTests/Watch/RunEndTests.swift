import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct RunEndTests {
    private func code(
        _ reason: Reason?,
        _ exit: Platform.ExitStatus?,
        _ outcome: Outcome = .failed,
        exitCode: Int64? = nil,
        signal: Int64? = nil
    ) -> Int32 {
        var state = RunState(preparedAt: WallTime(nanoseconds: 0), attempt: 1)
        state.reason = reason.map { .known($0) }
        state.outcome = .known(outcome)
        state.exitCode = exitCode
        state.signal = signal
        return RunEnd(state: state, exit: exit).exitCode
    }

    @Test func theAgentsOwnExitCodeIsReturned() {
        #expect(code(.exit, .exited(code: 0), .completed) == 0)
        #expect(code(.exit, .exited(code: 42)) == 42)
        #expect(code(.said, .exited(code: 0), .blocked, exitCode: 1) == 0)
        #expect(code(.exit, nil, exitCode: 7) == 7)
    }

    @Test func aSignalIsAHundredAndTwentyEightMore() {
        #expect(code(.signal, .signaled(.kill, coreDumped: false)) == 137)
        #expect(code(.stopped, .signaled(.terminate, coreDumped: false), .interrupted) == 143)
        #expect(code(.signal, nil, signal: 11) == 139)
        #expect(code(.stopped, .exited(code: 3), .interrupted) == 3)
    }

    @Test func whatRoostDidHasCodesOfItsOwn() {
        #expect(code(.timeout, .signaled(.kill, coreDumped: false)) == 124)
        #expect(code(.timeout, .exited(code: 0)) == 124)
        #expect(code(.exec, nil, exitCode: 127) == 127)
        #expect(code(.exec, nil, exitCode: 126) == 126)
        #expect(code(.exec, nil) == 126)
    }

    @Test func anEndThatNobodySawIsNoSuccess() {
        #expect(code(.unknown, nil, .lost) == 1)
        #expect(code(.reboot, nil, .interrupted) == 1)
        #expect(code(.exit, nil, .completed) == 0)
    }

    @Test func itIsReadFromTheFilesOfTheRun() throws {
        let fixture = try RunFixture()
        let paths = try fixture.prepare().paths
        var writer = try fixture.open(paths)
        try writer.start()
        fixture.clock.advance(by: .seconds(3))
        try writer.end(SaidOutcome(ok: false, outcome: .failed, summary: "no", exitCode: 9), reason: .exit)
        _ = consume writer
        #expect(try RunEnd.read(paths, on: fixture.disk).exitCode == 9)
        let record = ExitRecord(status: .exited(code: 5), createdAt: WallTime(nanoseconds: 0))
        try fixture.disk.createFile(paths.exit, with: record.bytes)
        let end = try RunEnd.read(paths, on: fixture.disk)
        #expect(end.exitCode == 5)
        #expect(end.duration == .seconds(3))
    }
}
