import Glibc
import Platform
import TestSupport
import Testing

@Suite struct SystemDiskMovingTests {
    private let disk = SystemDisk()

    private func pipe(holding text: String) throws -> Pipe {
        let pipe = try Pipe()
        #expect(write(pipe.writing.number, text, text.utf8.count) == text.utf8.count)
        return pipe
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self)
    }

    @Test func bytesComeToTheirPlaceInTheFile() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: Array("0123456789".utf8))
        let file = try disk.openFile(home.path("file"), .write)
        let pipe = try pipe(holding: "abcd")
        let first = try disk.move(from: pipe.reading, to: file, at: 2, countMax: 3)
        let second = try disk.move(from: pipe.reading, to: file, at: 9, countMax: 100)
        let third = try disk.move(from: pipe.reading, to: file, at: 10, countMax: 100)
        #expect(first == 3 && second == 1 && third == nil)
        #expect(try text(home.path("file")) == "01abc5678d")
        #expect(lseek(file.number, 0, SEEK_CUR) == 0, "its own position does not matter and does not move")
    }

    @Test func beyondTheEndOfTheFileThereIsAHole() throws {
        let home = try TemporaryHome()
        let file = try disk.openFile(home.path("file"), .write)
        let pipe = try pipe(holding: "x")
        let count = try disk.move(from: pipe.reading, to: file, at: 4, countMax: 100)
        #expect(count == 1)
        #expect(try disk.readAll(home.path("file"), bytesMax: 100) == [0, 0, 0, 0, 120])
    }

    @Test func theEndOfThePipeIsToldFromAnEmptyOne() throws {
        let home = try TemporaryHome()
        let file = try disk.openFile(home.path("file"), .write)
        let pipe = try pipe(holding: "x")
        let reading = pipe.keepReading()
        let counts = [
            try disk.move(from: reading, to: file, at: 0, countMax: 100),
            try disk.move(from: reading, to: file, at: 1, countMax: 100),
        ]
        #expect(counts == [1, 0])
    }

    @Test func aFileOpenedForAppendingIsRefusedAndNothingIsLost() throws {
        let home = try TemporaryHome()
        let appending = try disk.openFile(home.path("file"), .append)
        let pipe = try pipe(holding: "kept")
        var failure: Errno?
        do { _ = try disk.move(from: pipe.reading, to: appending, at: 0, countMax: 100) } catch {
            failure = error.errno
        }
        let file = try disk.openFile(home.path("file"), .write)
        let count = try disk.move(from: pipe.reading, to: file, at: 0, countMax: 100)
        #expect(failure == .invalid)
        #expect(count == 4)
    }

    @Test func roomThatIsTakenChangesNoSize() throws {
        let home = try TemporaryHome()
        try disk.createFile(home.path("file"), with: [1, 2, 3])
        let file = try disk.openFile(home.path("file"), .write)
        do {
            try disk.reserve(64 << 10, in: file)
        } catch {
            // Not every file system can; what it answers then is no full disk.
            #expect(error.errno == .notSupported)
            return
        }
        var status = stat()
        #expect(fstat(file.number, &status) == 0)
        #expect(status.st_size == 3)
        #expect(status.st_blocks * 512 >= 64 << 10)
    }
}
