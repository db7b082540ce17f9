import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct PidfdTests {
    private func child() throws -> ChildProcess {
        try SystemProcesses().spawn(
            SpawnRequest("/bin/sh", ["-c", "exec sleep 600"], environment: ["PATH=/usr/bin:/bin"])
        )
    }

    @Test func aProcessThatEndsMakesItReadable() throws {
        var child = try child()
        guard let pidfd = try Pidfd.open(child.pid) else {
            Issue.record("the child is there")
            return
        }
        let wasReady = try Poll.wait(pidfd.number, for: .readable, upTo: .zero)
        let wasThere = try Pidfd.signal(pidfd, .kill)
        let isReady = try Poll.wait(pidfd.number, for: .readable, upTo: .seconds(60))
        let exit = try child.wait()
        #expect(!wasReady)
        #expect(wasThere)
        #expect(isReady)
        #expect(exit?.status == .signaled(.kill, coreDumped: false))
    }

    @Test func aHandleOnAReapedProcessSignalsNobodyElse() throws {
        var child = try child()
        guard let pidfd = try Pidfd.open(child.pid) else {
            Issue.record("the child is there")
            return
        }
        try child.signal(.kill)
        _ = try child.wait()
        let isThere = try Pidfd.signal(pidfd, .terminate)
        #expect(!isThere)
    }

    @Test func whereThereIsNoProcessThereIsNoHandle() throws {
        var child = try child()
        let pid = child.pid
        try child.signal(.kill)
        _ = try child.wait()
        // The number of a child that was just reaped is the last to be given to another.
        let isThere = try Pidfd.open(pid) != nil
        #expect(!isThere)
    }

    @Test func whatIsNoProcessIdIsAnErrorAndNotAnAbsentProcess() {
        let error = #expect(throws: PlatformError.self) { _ = try Pidfd.open(-5) }
        #expect(error?.errno == .invalid)
    }

    @Test func aSignalThatDoesNotExistIsAnError() throws {
        guard let pidfd = try Pidfd.open(getpid()) else {
            Issue.record("this process is there")
            return
        }
        var found: PlatformError?
        do { _ = try Pidfd.signal(pidfd, Signal(number: 999)) } catch { found = error }
        #expect(found?.errno == .invalid)
    }
}
