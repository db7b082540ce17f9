import Domain
import TestSupport
import Testing

@Suite struct RollingHashTests {
    private let base = RollingHash.base(key: Array(repeating: 7, count: 32))

    @Test func rollingOverAStreamGivesTheHashOfEachWindow() {
        var generator = SeededGenerator(seed: 20_261_121)
        let bytes = (0..<500).map { _ in UInt8.random(in: 0...255, using: &generator) }
        for length in [1, 2, 8, 61, 256] {
            var hash = RollingHash(length: length, base: base)
            for (place, byte) in bytes.enumerated() {
                if place < length { hash.take(byte) } else { hash.roll(out: bytes[place - length], in: byte) }
                guard place + 1 >= length else { continue }
                #expect(hash.value == RollingHash.of(bytes[(place + 1 - length)...place], base: base))
            }
        }
    }

    @Test func theHashIsThePolynomialThatTheFormatFixes() {
        // With the base 256 small numbers can be worked out by hand: (1 + 1) * 256 + (2 + 1).
        #expect(RollingHash.of([1, 2], base: 256) == 515)
        #expect(RollingHash.of([], base: 256) == 0)
        #expect(RollingHash.of([0], base: 256) != RollingHash.of([0, 0], base: 256))
    }

    @Test func theBaseComesFromTheKeyAndStaysBelowThePrime() {
        let bases = (0..<64).map { RollingHash.base(key: Array(repeating: UInt8($0), count: 32)) }
        #expect(Set(bases).count == bases.count)
        #expect(bases.allSatisfy { $0 >= 256 && $0 < 1 << 61 - 1 })
        #expect(base == 1_427_799_363_595_255_419)
    }

    @Test func wholeBlocksOfTheLargestByteStayBelowThePrime() {
        let largest = [UInt8](repeating: 255, count: 4096)
        #expect(RollingHash.of(largest, base: 1 << 61 - 2) < 1 << 61 - 1)
    }
}
