import Domain
import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ProcessIdentityTests {
    private let processes = SystemProcesses()

    @Test func thisProcessIsItself() throws {
        let identity = try #require(try processes.identity(of: getpid()))
        #expect(identity == (try processes.identity(of: getpid())))
        #expect(try processes.isAlive(identity))
        #expect(try processes.identity(of: Int32.max) == nil)
    }

    @Test func aProcessThatWaitsToBeReapedIsNotAlive() throws {
        var child = try processes.spawn(SpawnRequest("/bin/sleep", ["100"]))
        let identity = try #require(try processes.identity(of: child.pid))
        #expect(try processes.isAlive(identity))
        try child.signal(.kill)
        #expect(try Eventually.wait(upTo: .seconds(60)) { try !processes.isAlive(identity) })
        _ = try child.wait()
        #expect(try !processes.signal(identity, .terminate))
    }

    @Test func theOneThatHasItIsSignalled() throws {
        var child = try processes.spawn(SpawnRequest("/bin/sleep", ["100"]))
        let identity = try #require(try processes.identity(of: child.pid))
        #expect(try processes.signal(identity, .terminate))
        #expect(try child.wait()?.status == .signaled(.terminate, coreDumped: false))
    }

    /// A number that was given out again, and one of before the last boot: an innocent process has it now.
    @Test func anotherProcessWithTheSameNumberIsNeverSignalled() throws {
        var child = try processes.spawn(SpawnRequest("/bin/sleep", ["100"]))
        let now = try #require(try processes.identity(of: child.pid))
        let others = [
            ProcessIdentity(boot: now.boot, pid: now.pid, startTicks: now.startTicks - 1),
            ProcessIdentity(boot: now.boot, pid: now.pid, startTicks: now.startTicks + 1),
            ProcessIdentity(boot: "another", pid: now.pid, startTicks: now.startTicks),
        ]
        for other in others {
            #expect(try !processes.isAlive(other))
            #expect(try !processes.signal(other, .kill))
        }
        #expect(try child.wait(upTo: .milliseconds(20)) == nil)
        try child.signal(.kill)
        _ = try child.wait()
    }
}
