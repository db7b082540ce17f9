import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

/// What is written to a channel, and read from any place of it.
@Suite struct ChannelReaderTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()
    private let paths: RunPaths

    init() throws {
        home = try TemporaryHome(for: "ChannelReaderTests")
        paths = RunPaths(directory: home.path)
    }

    private func write(_ bytes: [UInt8], on disk: any Disk = SystemDisk()) throws -> WriteProgress {
        var writer = try ChannelWriter(path: paths.log(of: .stdout), on: disk)
        return bytes.withUnsafeBytes { writer.write($0, at: MonotonicTime(nanoseconds: 0)) }
    }

    private func read(_ offset: Int64, _ length: Int64) throws -> (bytes: [UInt8], count: Int64, largest: Int) {
        let reader = try ChannelReader(.stdout, of: paths, on: disk)
        var bytes: [UInt8] = []
        var largest = 0
        let count = try reader.read(from: offset, length: length) { block in
            bytes += block
            largest = max(largest, block.count)
        }
        return (bytes, count, largest)
    }

    @Test func bytesAreReadFromAnyPlaceInBlocks() throws {
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 9) }
        _ = try write(bytes)
        for (offset, length) in [(0, 200_000), (1, 1), (65_535, 2), (65_536, 65_536), (199_999, 1), (10, 0)] {
            let found = try read(Int64(offset), Int64(length))
            #expect(found.bytes == Array(bytes[offset..<(offset + length)]))
            #expect(found.count == Int64(length))
            #expect(found.largest <= ChannelReader.blockBytes, "a gigabyte takes no more memory than a block")
        }
    }

    @Test func whatIsNotThereYetIsNotCounted() throws {
        _ = try write([1, 2, 3])
        let beyond = try read(2, 100)
        #expect(beyond.bytes == [3])
        #expect(beyond.count == 1)
        #expect(try read(3, .max).count == 0)
        #expect(try read(900, 5).count == 0)
    }

    @Test func theLastLinesAndTheSizeAreFound() throws {
        _ = try write(Array("one\ntwo\nthree".utf8))
        let reader = try ChannelReader(.stdout, of: paths, on: disk)
        let size = try reader.size()
        let starts = try [0, 1, 2, 3, 9].map { try reader.start(ofLast: $0) }
        #expect(size == 13)
        #expect(starts == [13, 8, 4, 0, 0])
    }

    @Test func anotherWriterGoesOnAtTheEnd() throws {
        _ = try write([1, 2])
        let writer = try ChannelWriter(path: paths.log(of: .stdout), on: disk)
        let end = writer.end
        #expect(end == 2)
        _ = try write([3])
        #expect(try read(0, 10).bytes == [1, 2, 3])
        #expect(try disk.status(of: paths.log(of: .stdout))?.mode == 0o600)
    }

    @Test func aFullDiskTellsHowFarItCame() throws {
        let faulty = FaultyDisk()
        faulty.roomBytes = 4
        var writer = try ChannelWriter(path: paths.log(of: .stdout), on: faulty)
        let text = Array("0123456789".utf8)
        let progress = text.withUnsafeBytes { writer.write($0, at: MonotonicTime(nanoseconds: 0)) }
        let end = writer.end
        #expect(progress.written == 4)
        #expect(progress.error?.errno?.isDiskFull == true)
        #expect(end == 4)
        faulty.roomBytes = nil
        let rest = text[4...].withUnsafeBytes { writer.write($0, at: MonotonicTime(nanoseconds: 0)) }
        #expect(rest.error == nil)
        #expect(try read(0, 100).bytes == text)
    }

    @Test func aFailedSyncIsToldAsWhatItIs() throws {
        let faulty = FaultyDisk(disk, [1: .fail(.inputOutput)], counting: [.synchronize])
        var writer = try ChannelWriter(path: paths.log(of: .stdout), on: faulty)
        var found: JournalError?
        do { try writer.synchronize() } catch { found = error }
        guard case .unsafe? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test func aChannelThatIsNotThereIsAnError() {
        let error = #expect(throws: JournalError.self) { _ = try ChannelReader(.stderr, of: paths, on: disk) }
        #expect(error?.isMissing == true)
    }
}
