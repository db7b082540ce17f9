import Platform
import TestSupport
import Testing

@Suite struct DiskFinishingTests {
    private let bytes = (0..<100).map { UInt8($0) }

    @Test(arguments: [Operation.open, .write, .synchronize, .rename, .makeFolder])
    func anInterruptionIsNoFailure(_ operation: Operation) throws {
        try TemporaryHome.with { home in
            let met = try FaultyDisk.sweep(.fail(.interrupted), counting: [operation]) { disk in
                try disk.makeFolders(home.path("folder/of/\(disk.operations.count)"))
                try disk.replaceFile(home.path("file"), with: bytes)
                #expect(try SystemDisk().readAll(home.path("file"), bytesMax: 1000) == bytes)
            }
            #expect(met > 0)
        }
    }

    @Test func aShortWriteGoesOnWhereItStopped() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk(SystemDisk(), [1: .short(bytes: 7), 2: .short(bytes: 1)], counting: [.write])
        try disk.createFile(home.path("file"), with: bytes)
        #expect(disk.operations.count == 3)
        #expect(try SystemDisk().readAll(home.path("file"), bytesMax: 1000) == bytes)
    }

    @Test func aShortWriteAtAnOffsetGoesOnWhereItStopped() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk(SystemDisk(), [1: .short(bytes: 7)], counting: [.write])
        let file = try disk.openFile(home.path("file"), .createNew)
        try bytes.withUnsafeBufferPointer { try disk.writeAll(UnsafeRawBufferPointer($0), to: file, at: 5) }
        let expected = [0, 0, 0, 0, 0] + bytes
        #expect(try SystemDisk().readAll(home.path("file"), bytesMax: 1000) == expected)
    }

    @Test func aFullDiskTellsHowManyBytesWentOut() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk()
        disk.roomBytes = 40
        let file = try disk.openFile(home.path("file"), .append)
        let progress = bytes.withUnsafeBytes { disk.writeSome($0, to: file) }
        #expect(progress.written == 40)
        #expect(progress.error?.errno == .noSpace)
        disk.roomBytes = nil
        let rest = bytes.withUnsafeBytes {
            disk.writeSome(UnsafeRawBufferPointer(rebasing: $0[progress.written...]), to: file)
        }
        #expect(rest.written == 60)
        #expect(rest.error == nil)
        #expect(try disk.readAll(home.path("file"), bytesMax: 1000) == bytes)
    }

    @Test func aDeviceThatIsAlwaysFullSaysSo() throws {
        let disk = SystemDisk()
        let file = try disk.openFile("/dev/full", .writeExisting)
        let error = #expect(throws: PlatformError.self) { try disk.writeAll([1], to: file) }
        #expect(error == .system(operation: "write", subject: "/dev/full", errno: .noSpace))
        #expect(error?.errno?.isDiskFull == true)
    }

    @Test func aWriteThatTakesNothingDoesNotGoOnForEver() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk(SystemDisk(), [1: .short(bytes: 0)], counting: [.write])
        let file = try disk.openFile(home.path("file"), .append)
        let progress = bytes.withUnsafeBytes { disk.writeSome($0, to: file) }
        #expect(progress.written == 0)
        #expect(progress.error?.errno == nil)
        #expect(progress.error != nil)
    }

    @Test func shortReadsFillTheBuffer() throws {
        let home = try TemporaryHome()
        try SystemDisk().createFile(home.path("file"), with: bytes)
        let disk = FaultyDisk(SystemDisk(), [1: .short(bytes: 3), 2: .fail(.interrupted)], counting: [.read])
        #expect(try disk.readAll(home.path("file"), bytesMax: 100) == bytes)
    }

    @Test func aFailedSynchronizationIsNotTriedAgain() throws {
        let home = try TemporaryHome()
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.inputOutput)], counting: [.synchronize])
        let file = try disk.openFile(home.path("file"), .append)
        let error = #expect(throws: PlatformError.self) { try disk.synchronizeFully(file, .data) }
        #expect(error?.errno == .inputOutput)
        #expect(disk.operations == [.synchronize])
    }
}
