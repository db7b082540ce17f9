import Glibc
import Platform
import TestSupport
import Testing

@Suite struct FaultyDiskTests {
    @Test func withoutFaultsItIsTheDiskUnderIt() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk()
        try disk.makeFolders(home.path("folder"))
        try disk.createFile(home.path("folder/file"), with: [1, 2, 3])
        try disk.link(home.path("link"), to: "folder")
        #expect(try disk.list(home.path) == ["folder", "link"])
        #expect(try disk.readLink(home.path("link")) == "folder")
        #expect(try disk.readAll(home.path("folder/file"), bytesMax: 3) == [1, 2, 3])
        try disk.remove(home.path("folder/file"))
        try disk.removeFolder(home.path("folder"))
        #expect(try SystemDisk().list(home.path) == ["link"])
        #expect(disk.firedCount == 0)
    }

    @Test func onlyTheCountedOperationsAreCounted() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk(SystemDisk(), [2: .fail(.inputOutput)], counting: [.write, .rename])
        let error = #expect(throws: PlatformError.self) { try disk.replaceFile(home.path("file"), with: [1]) }
        #expect(error?.errno == .inputOutput)
        #expect(disk.operations == [.write, .rename])
        #expect(disk.firedCount == 1)
    }

    @Test func aFaultMeetsOneOperationAndTheNextWorks() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.noSpace)], counting: [.makeFolder])
        #expect(throws: PlatformError.self) { try disk.makeFolder(home.path("a")) }
        #expect(try !disk.exists(home.path("a")))
        try disk.makeFolder(home.path("a"))
        #expect(try disk.exists(home.path("a")))
    }

    @Test func aSweepEndsWithTheRunThatMeetsNoFault() throws {
        try TemporaryHome.with { home in
            var runs = 0
            let met = FaultyDisk.sweep(.fail(.noSpace), counting: [.makeFolder]) { disk in
                runs += 1
                for name in ["a", "b", "c"] {
                    _ = Result { try disk.makeFolder(home.path("\(name)\(runs)")) }
                }
            }
            #expect(met == 3)
            #expect(runs == 4)
            let made = try SystemDisk().list(home.path)
            #expect(made == ["a2", "a3", "a4", "b1", "b3", "b4", "c1", "c2", "c4"])
        }
    }

    @Test func aFullDiskFirstWritesTooLittleThenRefuses() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk()
        let file = try disk.open(home.path("file"), .append)
        disk.roomBytes = 3
        let bytes: [UInt8] = [1, 2, 3, 4]
        #expect(try bytes.withUnsafeBufferPointer { try disk.write(UnsafeRawBufferPointer($0), to: file) } == 3)
        let error = #expect(throws: PlatformError.self) {
            try bytes.withUnsafeBufferPointer { try disk.write(UnsafeRawBufferPointer($0), to: file) }
        }
        #expect(error?.errno == .noSpace)
        #expect(try disk.readAll(home.path("file"), bytesMax: 10) == [1, 2, 3])
    }

    @Test(arguments: [(Fault.Point.before, []), (.halfway, [1, 2]), (.after, [1, 2, 3, 4])])
    func aKillComesBeforeOrHalfwayOrAfter(_ point: Fault.Point, _ left: [UInt8]) async throws {
        let home = try TemporaryHome()
        let path = home.path("file")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, point] in
            let disk = FaultyDisk(SystemDisk(), [1: .kill(point)], counting: [.write])
            try disk.createFile(path, with: [1, 2, 3, 4])
        }
        #expect(try SystemDisk().readAll(path, bytesMax: 10) == left)
    }

    @Test func aKillComesInTheMiddleOfTheBytes() async throws {
        let home = try TemporaryHome()
        let path = home.path("file")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let disk = FaultyDisk()
            disk.bytesUntilKill = 5
            try disk.writeAll([1, 2, 3], to: disk.openFile(path, .append))
            try disk.writeAll([4, 5, 6], to: disk.openFile(path, .append))
        }
        #expect(try SystemDisk().readAll(path, bytesMax: 10) == [1, 2, 3, 4, 5])
    }
}
