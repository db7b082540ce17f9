import Packing
import Platform
import TestSupport
import Testing

@Suite struct PackedReaderTests {
    private let home: TemporaryHome
    private let disk = SystemDisk()
    private var path: String { "\(home.path)/copy.zst" }

    init() throws { home = try TemporaryHome() }

    /// Lines that pack as transcripts do, a little different each.
    private func content(bytes: Int, seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var content: [UInt8] = []
        while content.count < bytes {
            content += Array("{\"type\":\"assistant\",\"n\":\(random.next() % 100_000)}\n".utf8)
        }
        content.removeLast(content.count - bytes)
        return content
    }

    private func write(_ content: [UInt8], flushEvery step: Int? = nil) throws {
        var writer = try PackedWriter(path, on: disk)
        var place = 0
        while place < content.count {
            let end = min(place + (step ?? content.count), content.count)
            try content[place..<end].withUnsafeBytes { try writer.append($0) }
            if step != nil { try writer.flush() }
            place = end
        }
        try writer.finish()
    }

    private func read(_ range: Range<Int>) throws -> [UInt8] {
        var reader = try PackedReader(path, on: disk)
        var bytes = [UInt8](repeating: 0, count: range.count)
        let count = try bytes.withUnsafeMutableBytes { try reader.read(into: $0, at: Int64(range.lowerBound)) }
        return Array(bytes.prefix(count))
    }

    private func shape() throws -> (contentBytes: Int64, isTorn: Bool) {
        let reader = try PackedReader(path, on: disk)
        return (reader.contentBytes, reader.isTorn)
    }

    @Test(arguments: [0, 1, 1000, PackingLimits.frameContentBytes, 3 * PackingLimits.frameContentBytes + 17])
    func whatWasWrittenIsReadAgain(bytes: Int) throws {
        let content = content(bytes: bytes, seed: 1)
        try write(content)
        #expect(try shape() == (Int64(bytes), false))
        #expect(try read(0..<bytes + 10) == content)
        #expect(try bytes < 1000 || disk.readAll(path, bytesMax: 1 << 24).count * 2 < bytes)
    }

    @Test func anyPlaceIsReadWithoutWhatStandsBeforeIt() throws {
        let content = content(bytes: 2_500_000, seed: 2)
        try write(content)
        var random = SeededGenerator(seed: 3)
        for _ in 0..<50 {
            let start = Int(random.next() % UInt64(content.count))
            let end = min(start + Int(random.next() % 3000), content.count)
            #expect(try read(start..<end) == Array(content[start..<end]))
        }
        #expect(try read(content.count..<content.count + 1).isEmpty)
    }

    @Test func aFileThatGrewIsGoneOnWith() throws {
        let content = content(bytes: 400_000, seed: 4)
        for part in 0..<4 { try write(Array(content[part * 100_000..<(part + 1) * 100_000]), flushEvery: 30_000) }
        #expect(try shape() == (400_000, false))
        #expect(try read(0..<400_000) == content)
    }

    @Test func whatWasFlushedBeforeAWriterDiedIsThere() throws {
        let content = content(bytes: 90_000, seed: 5)
        try write(content, flushEvery: 30_000)
        let whole = try disk.readAll(path, bytesMax: 1 << 20)
        var random = SeededGenerator(seed: 6)
        for _ in 0..<100 {
            let length = Int(random.next() % UInt64(whole.count))
            try disk.replaceFile(path, with: Array(whole.prefix(length)))
            let kept = Int(try shape().contentBytes)
            #expect(kept % 30_000 == 0)
            #expect(try read(0..<90_000) == Array(content.prefix(kept)))
            try write(Array(content[kept...]))
            #expect(try read(0..<90_000) == content)
        }
    }

    @Test func aDamagedFileNeverGivesOtherBytes() throws {
        let content = content(bytes: 60_000, seed: 7)
        try write(content, flushEvery: 20_000)
        let whole = try disk.readAll(path, bytesMax: 1 << 20)
        var random = SeededGenerator(seed: 8)
        var isRefusedOnce = false
        for _ in 0..<300 {
            var bytes = whole
            bytes[Int(random.next() % UInt64(whole.count))] ^= UInt8(1 << (random.next() % 8))
            try disk.replaceFile(path, with: bytes)
            do {
                let read = try read(0..<60_000)
                #expect(content.starts(with: read))
            } catch let error as PackingError {
                isRefusedOnce = true
                #expect("\(error)".contains(path))
            }
        }
        #expect(isRefusedOnce)
    }
}
