import TestSupport
import Testing

@testable import Queries

@Suite struct CharacterReaderTests {
    /// All characters of the bytes, with one replacement for each part that is none.
    private func read(_ bytes: [UInt8]) -> [UInt8] {
        var reader = CharacterReader()
        var text: [UInt8] = []
        var isInside = false
        var place = 0
        while place < bytes.count {
            guard bytes[place] >= 0x80 || isInside else {
                text.append(bytes[place])
                place += 1
                continue
            }
            switch reader.take(bytes[place]) {
            case .unfinished:
                isInside = true
                place += 1
            case .whole:
                isInside = false
                reader.append(to: &text)
                place += 1
            case .broken(let isTaken):
                isInside = false
                text += CharacterReader.replacement
                if isTaken { place += 1 }
            }
        }
        return reader.end() ? text + CharacterReader.replacement : text
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func malformedTextIsReplacedPartByPartAsTheStandardLibraryDoes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = random.pieces(
            60,
            of: [0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xe2, 0xed, 0xf0, 0xf4, 0xf5, 0xff] as [UInt8]
        )
        #expect(read(bytes) == Array(String(decoding: bytes, as: UTF8.self).utf8), "seed \(seed)")
    }

    @Test func everyCharacterIsReadAndOnlyThoseThatCommandAreUnsafe() {
        for value in 0x80...0x10ffff as ClosedRange<UInt32> {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var reader = CharacterReader()
            var step = CharacterReader.Step.unfinished
            for byte in String(scalar).utf8 { step = reader.take(byte) }
            let isUnsafe =
                value < 0xa0 || (0x202a...0x202e).contains(value) || (0x2066...0x2069).contains(value)
            if step != .whole(isSafe: !isUnsafe) { Issue.record("U+\(String(value, radix: 16))") }
        }
    }
}
