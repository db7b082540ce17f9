import Domain
import Git
import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ScratchFolderTests {
    @Test func itGoesWithWhatIsInItAndSoDoesWhatAKillLeftADayAgo() throws {
        try TemporaryHome.with { home in
            let disk = SystemDisk()
            let clock = SystemClock()
            let killed = try ScratchFolder(in: home.path, on: disk, clock: clock)
            let fresh = try ScratchFolder(in: home.path, on: disk, clock: clock)
            try disk.createFile("\(killed.path)/objects", with: [1])
            let old = timespec(tv_sec: time(nil) - 86_500, tv_nsec: 0)
            #expect(utimensat(AT_FDCWD, killed.path, [old, old], 0) == 0)
            let scratch = try ScratchFolder(in: home.path, on: disk, clock: clock)
            #expect(try !disk.exists(killed.path) && disk.exists(fresh.path) && disk.exists(scratch.path))
            try disk.createFile("\(scratch.path)/file", with: [1])
            scratch.remove()
            #expect(try disk.list(home.path) == [FilePath.name(of: fresh.path)])
        }
    }
}
