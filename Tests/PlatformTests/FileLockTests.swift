import Platform
import TestSupport
import Testing

@Suite struct FileLockTests {
    private let disk = SystemDisk()

    private func isFree(_ path: String, _ mode: OpenMode) throws -> Bool {
        try FileLock.acquire(disk.open(path, mode)) != nil
    }

    @Test(arguments: [OpenMode.append, .readFolder])
    func onlyOneHoldsItUntilItGoes(_ mode: OpenMode) throws {
        let home = try TemporaryHome()
        let path = mode == .readFolder ? home.path : home.path("lock")
        do {
            let lock = try FileLock.acquire(disk.open(path, mode))
            let isHeld = lock != nil
            #expect(isHeld)
            #expect(try !isFree(path, mode))
        }
        #expect(try isFree(path, mode))
    }

    @Test func whoeverWaitsIsAskedBeforeEachFurtherLook() throws {
        let home = try TemporaryHome()
        let held = Held(try FileLock.acquire(disk.open(home.path("lock"), .append)))
        var count = 0
        let refused = try FileLock.acquire(disk.open(home.path("lock"), .append)) {
            count += 1
            return count < 3
        }
        let isRefused = refused == nil
        #expect(isRefused && count == 3)
        let acquired = try FileLock.acquire(disk.open(home.path("lock"), .append)) {
            held.lock = nil
            return true
        }
        let isAcquired = acquired != nil
        #expect(isAcquired)
    }

    private final class Held {
        var lock: FileLock?

        init(_ lock: consuming FileLock?) { self.lock = lock }
    }

    @Test func itKeepsOutOtherProcessesAndIsNotInherited() throws {
        let home = try TemporaryHome()
        let script = "exec 9>>\"$1\"; flock -n 9"
        let request = SpawnRequest(
            "/bin/sh",
            ["-c", script, "sh", home.path("lock")],
            environment: ["PATH=/usr/bin:/bin"]
        )
        do {
            let lock = try FileLock.acquire(disk.open(home.path("lock"), .append))
            let isHeld = lock != nil
            #expect(isHeld)
            var refused = try SystemProcesses().spawn(request)
            #expect(try refused.wait()?.status == .exited(code: 1))
        }
        var allowed = try SystemProcesses().spawn(request)
        #expect(try allowed.wait()?.status == .exited(code: 0))
    }

    @Test func whatIsLeftToACopyStaysLocked() throws {
        let home = try TemporaryHome()
        do {
            let file = try disk.open(home.path, .readFolder)
            // As a copy of this process would have it: the same open file.
            let copy = try file.duplicate()
            do {
                var lock = try FileLock.acquire(file)
                lock?.leaveToCopy()
            }
            #expect(try !isFree(home.path, .readFolder))
            #expect(copy.number > 2)
        }
        #expect(try isFree(home.path, .readFolder))
    }

    @Test func aFileThatCannotBeLockedIsAnError() throws {
        let home = try TemporaryHome()
        let file = try disk.open(home.path, .path)
        let error = #expect(throws: PlatformError.self) { _ = try FileLock.acquire(file.duplicate()) }
        #expect(error == .system(operation: "lock", subject: home.path, errno: .badDescriptor))
    }
}
