import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct WatchedChildTests {
    @Test func itsEndIsHeardOnceAndItIsReaped() throws {
        let loop = try EventLoop()
        var ends: [Platform.ExitStatus?] = []
        let shell = try Programs.tool("sh")
        let child = WatchedChild(try SystemProcesses().spawn(SpawnRequest(shell, ["-c", "exit 3"])), on: loop) {
            ends.append($0?.status)
        }
        #expect(
            try Eventually.wait(upTo: .seconds(30)) {
                try loop.turn(upTo: .milliseconds(10))
                return !ends.isEmpty
            }
        )
        try loop.turn(upTo: .milliseconds(10))
        #expect(ends == [.exited(code: 3)])
        #expect(try ProcessStatus.read(child.pid)?.hasEnded != true)
    }

    /// As when the daemon begins anew in the same process, whose children they still are.
    @Test func whoeverIsLetGoOfIsReapedOnceItHasEnded() throws {
        let loop = try EventLoop()
        let shell = try Programs.tool("sh")
        var child: WatchedChild? = try WatchedChild(
            SystemProcesses().spawn(SpawnRequest(shell, ["-c", "sleep 600"])),
            on: loop
        ) { _ in Issue.record("nobody listens any more") }
        let pid = try #require(child?.pid)
        try child?.signal(.kill)
        child = nil
        let isReaped = try Eventually.wait(upTo: .seconds(30)) {
            LeftChildren.reap()
            return try ProcessStatus.read(pid) == nil
        }
        #expect(isReaped)
    }

    @Test func itCanBeSignalled() throws {
        let loop = try EventLoop()
        var end: Platform.ExitStatus?
        let shell = try Programs.tool("sh")
        let child = WatchedChild(try SystemProcesses().spawn(SpawnRequest(shell, ["-c", "sleep 60"])), on: loop) {
            end = $0?.status
        }
        try child.signal(.kill)
        #expect(
            try Eventually.wait(upTo: .seconds(30)) {
                try loop.turn(upTo: .milliseconds(10))
                return end != nil
            }
        )
        #expect(end == .signaled(.kill, coreDumped: false))
    }
}
