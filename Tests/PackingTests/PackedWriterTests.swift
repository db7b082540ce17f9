import Packing
import Platform
import TestSupport
import Testing

@Suite struct PackedWriterTests {
    private let home: TemporaryHome
    private var path: String { home.path("copy.zst") }

    init() throws { home = try TemporaryHome() }

    private let lines = (0..<3000).flatMap { Array("line \($0) of a transcript\n".utf8) }

    private func write(_ content: ArraySlice<UInt8>, on disk: any Disk) throws {
        var writer = try PackedWriter(path, on: disk)
        #expect(writer.contentBytes == Int64(lines.count - content.count))
        for place in stride(from: content.startIndex, to: content.endIndex, by: 10_000) {
            try content[place..<min(place + 10_000, content.endIndex)].withUnsafeBytes { try writer.append($0) }
            try writer.flush()
        }
        try writer.finish()
    }

    private func read() throws -> [UInt8] {
        var reader = try PackedReader(path, on: SystemDisk())
        var bytes = [UInt8](repeating: 0, count: lines.count)
        let count = try bytes.withUnsafeMutableBytes { try reader.read(into: $0, at: 0) }
        return Array(bytes.prefix(count))
    }

    @Test(arguments: [Errno.noSpace, .inputOutput])
    func whicheverCallFailsWhatIsThereIsTheBeginning(errno: Errno) throws {
        let count = try FaultyDisk.sweep(.fail(errno)) { disk in
            if try SystemDisk().exists(path) { try SystemDisk().remove(path) }
            do { try write(lines[...], on: disk) } catch let error as PackingError {
                guard case .disk(let cause) = error else { throw error }
                #expect(cause.errno == errno)
            }
            guard try SystemDisk().exists(path) else { return }
            let kept = try read()
            #expect(lines.starts(with: kept))
            try write(lines[kept.count...], on: SystemDisk())
            #expect(try read() == lines)
        }
        #expect(count > 10)
    }

    @Test func aFolderThatIsNotThereIsNamed() {
        #expect(throws: PackingError.self) { _ = try PackedWriter(home.path("none/copy.zst"), on: SystemDisk()) }
    }

    @Test(arguments: [PackingDensity.dense, .quick]) func whatWasNotKeptIsWrittenOver(density: PackingDensity) throws {
        var writer = try PackedWriter(path, density, on: SystemDisk())
        try Array("kept\n".utf8).withUnsafeBytes { try writer.append($0) }
        try writer.flush()
        try Array("of a writer that was killed\n".utf8).withUnsafeBytes { try writer.append($0) }
        try writer.flush()
        var next = try PackedWriter(path, density, keeping: 5, on: SystemDisk())
        let kept = next.contentBytes
        #expect(kept == 5)
        try Array("new, and longer than what stood there before it\n".utf8).withUnsafeBytes { try next.append($0) }
        try next.finish()
        #expect(
            try String(decoding: read(), as: UTF8.self) == "kept\nnew, and longer than what stood there before it\n"
        )
    }

    @Test func whatIsToBeKeptMustEndWithAFrame() throws {
        var writer = try PackedWriter(path, on: SystemDisk())
        try Array("kept\n".utf8).withUnsafeBytes { try writer.append($0) }
        try writer.finish()
        for bytes in [3, 6] as [Int64] {
            #expect(throws: PackingError.self) { _ = try PackedWriter(path, keeping: bytes, on: SystemDisk()) }
        }
    }

    @Test func theQuickWayTakesMoreRoom() throws {
        let dense = try FrameCompressor(.dense)
        let quick = try FrameCompressor(.quick)
        let sizes = try lines.withUnsafeBytes { [try dense.frame(of: $0).count, try quick.frame(of: $0).count] }
        #expect(sizes[0] < sizes[1] && sizes[1] < lines.count)
    }

    @Test func aFrameOfItsOwnStandsBehindWhatWasAppended() throws {
        var writer = try PackedWriter(path, on: SystemDisk())
        try Array("one ".utf8).withUnsafeBytes { try writer.append($0) }
        try Array("two ".utf8).withUnsafeBytes { try writer.appendFrame($0) }
        try writer.appendFrame(UnsafeRawBufferPointer(start: nil, count: 0))
        try Array("three".utf8).withUnsafeBytes { try writer.append($0) }
        let large = [UInt8](repeating: 0, count: PackingLimits.frameContentBytes + 1)
        var refusal: PackingError?
        do { try large.withUnsafeBytes { try writer.appendFrame($0) } } catch let error as PackingError {
            refusal = error
        }
        #expect(refusal == .tooLarge(bytesMax: PackingLimits.frameContentBytes))
        try writer.finish()
        #expect(try String(decoding: read(), as: UTF8.self) == "one two three")
    }
}
