import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct LeftChildrenTests {
    /// Answers its number, and lets go of it.
    private func leave(_ script: String) throws -> Int32 {
        try SystemProcesses().spawn(SpawnRequest("/bin/sh", ["-c", script])).pid
    }

    @Test func whoeverHasEndedIsGoneForGood() throws {
        let pid = try leave("exit 3")
        // Until then it is there, if only as what is left of it.
        #expect(kill(pid, 0) == 0)
        let isGone = Eventually.wait(upTo: .seconds(60)) {
            LeftChildren.reap()
            return kill(pid, 0) != 0
        }
        #expect(isGone)
    }

    @Test func whoeverGoesOnIsLeftAlone() throws {
        let pid = try leave("exec sleep 600")
        for _ in 0..<3 { LeftChildren.reap() }
        #expect(kill(pid, 0) == 0)
        #expect(kill(pid, SIGKILL) == 0)
        let isGone = Eventually.wait(upTo: .seconds(60)) {
            LeftChildren.reap()
            return kill(pid, 0) != 0
        }
        #expect(isGone)
    }

    @Test func whatWasWaitedForIsNotLeft() throws {
        var child = try SystemProcesses().spawn(SpawnRequest("/bin/sh", ["-c", "exit 3"]))
        #expect(try child.wait()?.status == .exited(code: 3))
        LeftChildren.reap()
    }
}
