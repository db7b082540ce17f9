import Domain
import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ConfinementTests {
    @Test func aConfinedProcessWritesToNoFileAndTakesNoMoreMemory() async throws {
        await #expect(processExitsWith: .success) {
            let home = try TemporaryHome(for: "ConfinementTests")
            let disk = SystemDisk()
            try disk.createFile(home.path("before"), with: [1])
            // Swift Testing itself takes much, and tells of issues by files.
            try Confinement.enter(processorTime: .milliseconds(1_200), memory: ByteCount(bytes: 64 << 30))
            var failures: Int32 = 0
            do throws(PlatformError) { try disk.createFile(home.path("after"), with: [1]) } catch {
                failures -= error.errno == Errno(code: EFBIG) ? 1 : 0
            }
            failures += 1
            if mmap(nil, 65 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED { failures += 2 }
            let limits = String(decoding: try disk.readAll("/proc/self/limits", bytesMax: 64 << 10), as: UTF8.self)
            if !limits.contains(/Max cpu time +2 +3/) { failures += 4 }
            let bytes = try disk.readAll("/proc/thread-self/status", bytesMax: 64 << 10)
            let status = String(decoding: bytes, as: UTF8.self)
            if !status.contains("NoNewPrivs:\t1") { failures += 8 }
            exit(failures)
        }
    }

    @Test func whoseParentIsAnotherIsToldSo() async throws {
        await #expect(processExitsWith: .success) {
            let isThere = try Confinement.endWithParent(getppid())
            let isAnother = try Confinement.endWithParent(getpid())
            #expect(isThere && !isAnother)
        }
    }
}
