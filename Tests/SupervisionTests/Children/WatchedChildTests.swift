import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct WatchedChildTests {
    @Test func itsEndIsHeardOnceAndItIsReaped() throws {
        let loop = try EventLoop()
        var ends: [Platform.ExitStatus?] = []
        let shell = try Programs.tool("sh")
        let child = try WatchedChild(SystemProcesses().spawn(SpawnRequest(shell, ["-c", "exit 3"])), on: loop) {
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

    @Test func itCanBeSignalled() throws {
        let loop = try EventLoop()
        var end: Platform.ExitStatus?
        let shell = try Programs.tool("sh")
        let child = try WatchedChild(SystemProcesses().spawn(SpawnRequest(shell, ["-c", "sleep 60"])), on: loop) {
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
