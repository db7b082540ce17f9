import TestSupport
import Testing

@Suite struct DamagedTextTests {
    private let whole = Array((0..<40).map { #"{"seq":\#($0),"text":"word \#($0)"}"# + "\n" }.joined().utf8)

    @Test func theSameSeedGivesTheSameDamage() {
        let damaged = DamagedText(of: [whole])
        func texts(_ seed: UInt64) -> [[UInt8]] {
            var random = SeededGenerator(seed: seed)
            return (0..<50).map { _ in damaged.next(&random) }
        }
        #expect(texts(1) == texts(1))
        #expect(texts(1) != texts(2))
    }

    /// Some come out whole, most do not, and now and then there is something very long or very deep.
    @Test func thereIsDamageOfEveryKind() {
        let damaged = DamagedText(of: [whole, []])
        var random = SeededGenerator(seed: 3)
        let texts = (0..<3_000).map { _ in damaged.next(&random) }
        let known = String(decoding: whole, as: UTF8.self)
        let wholeCount = texts.count { known.contains(String(decoding: $0, as: UTF8.self)) }
        #expect(wholeCount > 200 && wholeCount < 2_000, "\(wholeCount)")
        #expect(texts.contains { $0.count >= 100_000 })
        #expect(texts.contains { String(decoding: $0, as: UTF8.self).contains("[[[[[[[[") })
        #expect(texts.contains { String(validating: $0, as: UTF8.self) == nil })
        #expect(texts.contains { $0.contains(0) })
        #expect(texts.contains { String(decoding: $0, as: UTF8.self).contains("9223372036854775808") })
    }
}
