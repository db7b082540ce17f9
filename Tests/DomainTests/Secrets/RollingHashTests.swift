import Domain
import Testing

@Suite struct RollingHashTests {
    private let base = RollingHash.base(key: Array(repeating: 7, count: 32))

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
