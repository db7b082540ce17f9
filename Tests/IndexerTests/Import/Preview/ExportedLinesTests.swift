import Decoding
import Testing

@testable import Indexer

@Suite struct ExportedLinesTests {
    private static func exported(_ lines: [[UInt8]]) -> ExportedLines {
        ExportedLines { (write) throws(IndexerError) in
            for line in lines {
                try (line + [0x0a]).withUnsafeBufferPointer { (bytes) throws(IndexerError) in
                    try write(UnsafeRawBufferPointer(bytes))
                }
            }
        }
    }

    private static func told(_ lines: ExportedLines, atMost count: Int = .max) throws -> [String] {
        var told: [String] = []
        try lines.each { line in
            switch line {
            case .line(let bytes, let place): told.append("\(String(decoding: bytes, as: UTF8.self)) at \(place)")
            case .torn(_, let place): told.append("torn at \(place)")
            case .tooLong(let place, let bytes, let isTorn): told.append("\(bytes) at \(place), torn: \(isTorn)")
            }
            return told.count < count
        }
        return told
    }

    @Test func theyAreHandedOverAsOftenAsTheyAreWanted() throws {
        let lines = Self.exported(["one", "", "three"].map { Array($0.utf8) })
        #expect(try Self.told(lines) == ["one at 0", " at 4", "three at 5"])
        #expect(try Self.told(lines, atMost: 2) == ["one at 0", " at 4"])
    }

    @Test func oneThatIsTooLongIsToldAsSuch() throws {
        let lines = Self.exported([[UInt8](repeating: 0x20, count: LineLimits.bytesMax + 1), [0x61]])
        let end = LineLimits.bytesMax + 2
        #expect(try Self.told(lines) == ["\(LineLimits.bytesMax + 1) at 0, torn: false", "a at \(end)"])
    }

    @Test func aDigestIsThatOfTheSameLines() throws {
        let digest = try Self.exported([[1, 2], [3]]).digest()
        #expect(digest.bytes == 5)
        var same = LinesDigest()
        for line in [[1, 2], [3]] as [[UInt8]] { line.withUnsafeBytes { same.add($0) } }
        #expect(digest == same)
        #expect(try Self.exported([[1], [2, 3]]).digest() != digest)
        #expect(try Self.exported([[1, 2]]).digest() != digest)
    }
}
