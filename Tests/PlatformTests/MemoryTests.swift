import Platform
import TestSupport
import Testing

@Suite struct MemoryTests {
    /// In a process of its own, so that the tests beside it are not slowed down.
    @Test func whatIsInUseStays() async {
        await #expect(processExitsWith: .success) {
            let bytes = (0..<(4 << 20)).map { UInt8(truncatingIfNeeded: $0) }
            let sum = bytes.reduce(0) { $0 &+ Int($1) }
            for _ in 0..<3 { Memory.letGo() }
            #expect(bytes.reduce(0) { $0 &+ Int($1) } == sum)
            #expect("\(sum)".count > 3, "the program runs on")
        }
    }
}
