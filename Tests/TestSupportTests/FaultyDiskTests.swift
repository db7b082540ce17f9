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

    @Test func bytesThatAreMovedTakeRoomAsWrittenOnesDo() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk()
        let file = try disk.open(home.path("file"), .write)
        let pipe = try Pipe()
        disk.roomBytes = 5
        let none = try disk.move(from: pipe.reading, to: file, at: 0, countMax: 1 << 20)
        #expect(none == nil)
        #expect(disk.roomBytes == 5)
        #expect(!disk.operations.contains(.write), "nothing was written")
        #expect(write(pipe.writing.number, "abc", 3) == 3)
        let three = try disk.move(from: pipe.reading, to: file, at: 0, countMax: 1 << 20)
        #expect(three == 3)
        #expect(disk.roomBytes == 2, "room is taken for what was there, not for what was asked")
        #expect(write(pipe.writing.number, "defg", 4) == 4)
        let two = try disk.move(from: pipe.reading, to: file, at: 3, countMax: 1 << 20)
        var failure: Errno?
        do { _ = try disk.move(from: pipe.reading, to: file, at: 5, countMax: 1 << 20) } catch { failure = error.errno }
        #expect(two == 2)
        #expect(failure == .noSpace)
        disk.roomBytes = nil
        let rest = try disk.move(from: pipe.reading, to: file, at: 5, countMax: 1 << 20)
        #expect(rest == 2)
        #expect(try SystemDisk().readAll(home.path("file"), bytesMax: 100) == Array("abcdefg".utf8))
    }

    @Test func aMoveThatFailsLeavesEverythingInThePipe() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.inputOutput), 2: .short(bytes: 1)], counting: [.write])
        let file = try disk.open(home.path("file"), .write)
        let pipe = try Pipe()
        #expect(write(pipe.writing.number, "abc", 3) == 3)
        var failure: Errno?
        do { _ = try disk.move(from: pipe.reading, to: file, at: 0, countMax: 9) } catch { failure = error.errno }
        let counts = [
            try disk.move(from: pipe.reading, to: file, at: 0, countMax: 9),
            try disk.move(from: pipe.reading, to: file, at: 1, countMax: 9),
        ]
        let reading = pipe.keepReading()
        let end = try disk.move(from: reading, to: file, at: 3, countMax: 9)
        #expect(failure == .inputOutput)
        #expect(counts == [1, 2])
        #expect(end == 0)
    }
}
