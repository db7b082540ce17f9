import Domain
import Testing

@Suite struct SecretGuideTests {
    private let guide = SecretGuide(key: Array(repeating: 7, count: 32))

    @Test func aGuideIsOfTheFirstEightBytesAlone() {
        #expect(guide.guide(of: Array("abcdefgh".utf8)) == guide.guide(of: Array("abcdefghijkl".utf8)))
        #expect(guide.guide(of: Array("abcdefgh".utf8)) != guide.guide(of: Array("abcdefgi".utf8)))
        #expect(guide.guide(of: Array("abcdefgh".utf8)) != guide.guide(of: Array("bbcdefgh".utf8)))
    }

    @Test func theMultiplierComesFromTheKeyAndIsOdd() {
        let multipliers = (0..<64).map { SecretGuide(key: Array(repeating: UInt8($0), count: 32)).multiplier }
        #expect(Set(multipliers).count == multipliers.count)
        #expect(multipliers.allSatisfy { $0 & 1 == 1 })
    }

    @Test func theGuideIsTheOneThatTheFormatFixes() {
        // 1 in the first byte alone: the high bits of the multiplier itself.
        #expect(guide.guide(of: [1, 0, 0, 0, 0, 0, 0, 0]) == UInt16(guide.multiplier >> 48))
        #expect(guide.bits.allSatisfy { $0 == 0 })
    }
}
