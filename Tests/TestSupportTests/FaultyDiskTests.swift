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

    /// Each in a process of its own. What the killed one left is looked at by this one: the path of it is fixed, since
    /// nothing can be handed in or out.
    @Test func aKillComesBeforeOrHalfwayOrAfter() async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) { try FaultyDiskTests.writeAndDie(.before) }
        #expect(try left(.before) == [])
        await #expect(processExitsWith: .signal(SIGKILL)) { try FaultyDiskTests.writeAndDie(.halfway) }
        #expect(try left(.halfway) == [1, 2])
        await #expect(processExitsWith: .signal(SIGKILL)) { try FaultyDiskTests.writeAndDie(.after) }
        #expect(try left(.after) == [1, 2, 3, 4])
    }

    private static func writeAndDie(_ point: Fault.Point) throws {
        let disk = FaultyDisk(SystemDisk(), [1: .kill(point)], counting: [.write])
        try disk.createFile(file(point, of: getppid()), with: [1, 2, 3, 4])
    }

    private static func file(_ point: Fault.Point, of process: pid_t) -> String {
        "/tmp/roost-faulty-disk-\(process)-\(point)"
    }

    private func left(_ point: Fault.Point) throws -> [UInt8] {
        let path = Self.file(point, of: getpid())
        let bytes = try SystemDisk().readAll(path, bytesMax: 10)
        try SystemDisk().remove(path)
        return bytes
    }
}
