import Platform
import TestSupport
import Testing

@Suite struct ForkingTests {
    /// In a process of its own: a copy of one with many threads could do nothing.
    @Test func aCopyGoesOnFromTheSamePlaceAndSharesOnlyWhatIsShared() throws {
        let program = try RunningProgram(try Programs.path("roost-testbed"), ["fork"])
        let lines = [try program.readLine(), try program.readLine()]
        #expect(try program.end() == .exited(code: 0))
        #expect(lines[0] == "exited(code: 2)", "it went on with the values of the original")
        #expect(lines[1] == "true 42 true 1", "what it wrote into shared memory stayed, and nothing else")
    }
}
