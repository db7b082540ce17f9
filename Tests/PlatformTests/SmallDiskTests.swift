import Glibc
import Platform
import TestSupport
import Testing

/// A real disk that is really full, for which only root may mount one.
@Suite("root: a small disk", .enabled(if: geteuid() == 0)) struct SmallDiskTests {
    private let disk = SystemDisk()

    private func run(_ program: String, _ arguments: [String]) throws {
        var child = try SystemProcesses().spawn(SpawnRequest(program, arguments))
        #expect(try child.wait()?.status == .exited(code: 0))
    }

    private func withSmallDisk(_ body: (TemporaryHome) throws -> Void) throws {
        try TemporaryHome.with { home in
            try run("/bin/mount", ["-t", "tmpfs", "-o", "size=64k,nr_inodes=5,mode=0700", "roost-test", home.path])
            defer { #expect(throws: Never.self) { try run("/bin/umount", ["-l", home.path]) } }
            try body(home)
        }
    }

    @Test func aWriteStopsWhereTheRoomEndsAndGoesOnWhenThereIsRoomAgain() throws {
        try withSmallDisk { home in
            try disk.createFile(home.path("ballast"), with: [UInt8](repeating: 0, count: 40_000))
            let bytes = (0..<50_000).map { UInt8(truncatingIfNeeded: $0) }
            let file = try disk.openFile(home.path("file"), .append)
            let first = bytes.withUnsafeBytes { disk.writeSome($0, to: file) }
            #expect(first.error?.errno == .noSpace)
            #expect(first.written > 0 && first.written < bytes.count)
            try disk.remove(home.path("ballast"))
            let rest = Array(bytes[first.written...])
            try disk.writeAll(rest, to: file)
            let read = try disk.readAll(home.path("file"), bytesMax: 100_000)
            #expect(read == bytes)
        }
    }

    @Test func aReplacementThatHasNoRoomKeepsTheOldFileAndNothingElse() throws {
        try withSmallDisk { home in
            try disk.replaceFile(home.path("file"), with: [1])
            let error = #expect(throws: PlatformError.self) {
                try disk.replaceFile(home.path("file"), with: [UInt8](repeating: 2, count: 100_000))
            }
            #expect(error == .notReplaced(path: home.path("file"), step: .write, cause: .noSpace))
            let names = try disk.list(home.path)
            #expect(names == ["file"])
        }
    }

    @Test func noMoreNamesIsAFullDiskToo() throws {
        try withSmallDisk { home in
            let error = #expect(throws: PlatformError.self) {
                for number in 1...10 { try disk.makeFolder(home.path("\(number)")) }
            }
            #expect(error?.errno?.isDiskFull == true)
        }
    }

    @Test func aMoveTakesWhatFitsAndLeavesTheRestInThePipe() throws {
        try withSmallDisk { home in
            let pipe = try Pipe()
            try pipe.grow(toFirstOf: [256 << 10])
            let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
            #expect(write(pipe.writing.number, bytes, bytes.count) == bytes.count)
            let file = try disk.openFile(home.path("file"), .write)
            var taken: [UInt8] = []
            var fullCount = 0
            while taken.count < bytes.count, fullCount < 10 {
                do throws(PlatformError) {
                    let end = try disk.status(of: file).bytes
                    _ = try disk.move(from: pipe.reading, to: file, at: end, countMax: 1 << 20)
                } catch {
                    #expect(error.errno == .noSpace)
                    fullCount += 1
                    taken += try disk.readAll(home.path("file"), bytesMax: 1 << 20)
                    #expect(ftruncate(file.number, 0) == 0)
                }
                if try disk.status(of: file).bytes + Int64(taken.count) == bytes.count {
                    taken += try disk.readAll(home.path("file"), bytesMax: 1 << 20)
                }
            }
            #expect(fullCount > 0)
            #expect(taken == bytes)
        }
    }

    @Test func roomThatIsNotThereCannotBeTaken() throws {
        try withSmallDisk { home in
            let file = try disk.openFile(home.path("file"), .write)
            var failure: Errno?
            do throws(PlatformError) { try disk.reserve(1 << 20, in: file) } catch { failure = error.errno }
            #expect(failure == .noSpace)
            try disk.reserve(4_096, in: file)
        }
    }
}
