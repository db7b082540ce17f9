import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct DaemonLockTests {
    private let disk = SystemDisk()

    private func mark(_ version: String) throws -> DaemonMark {
        let own = try #require(try SystemProcesses().identity(of: ProcessIdentity.ownPID))
        return DaemonMark(process: own, startedAt: WallTime(nanoseconds: 0), version: version)
    }

    @Test func oneHasItAndSaysWhoItIs() throws {
        try TemporaryHome.with { scratch in
            let home = HomePaths(root: scratch.path)
            guard let lock = try DaemonLock.acquire(in: home, marking: mark("1"), on: disk) else {
                Issue.record("nobody had it")
                return
            }
            let isTaken = try DaemonLock.acquire(in: home, marking: mark("2"), on: disk) == nil
            #expect(isTaken)
            #expect(try DaemonMark.living(in: home, on: disk, processes: SystemProcesses())?.version == "1")
            lock.release()
            // The file stays, and names nobody.
            #expect(try disk.readAll(home.lock, bytesMax: 100).isEmpty)
            let isFree = try DaemonLock.acquire(in: home, marking: mark("3"), on: disk) != nil
            #expect(isFree)
        }
    }
}
