import Platform
import Testing

@Suite struct RandomnessTests {
    @Test func numbersDoNotRepeat() {
        #expect(Set((0..<1000).map { _ in Randomness.uint64() }).count == 1000)
    }

    @Test func asManyBytesAsAskedFor() {
        #expect(Randomness.bytes(0) == [])
        #expect(Randomness.bytes(32).count == 32)
        #expect(Randomness.bytes(32) != Randomness.bytes(32))
    }
}
