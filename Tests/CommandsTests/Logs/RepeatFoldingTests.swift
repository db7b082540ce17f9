import Testing

@testable import Commands

@Suite struct RepeatFoldingTests {
    private func line(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

    /// A mutating call cannot stand in an expectation.
    private func check(_ isTrue: Bool, at place: SourceLocation = #_sourceLocation) {
        #expect(isTrue, sourceLocation: place)
    }

    @Test func equalNeighboursAreCountedAndToldOnce() {
        var repeats = RepeatFolding()
        check(!repeats.takesRepeat(of: line("a")))
        repeats.begin(with: line("a"))
        check(repeats.takeCount() == nil)
        check(repeats.takesRepeat(of: line("a")))
        check(repeats.takesRepeat(of: line("a")))
        check(repeats.takeCount() == 3)
        check(repeats.takeCount() == nil)
        check(repeats.takesRepeat(of: line("a")))
        check(repeats.takeCount() == 4)
        check(!repeats.takesRepeat(of: line("b")))
    }

    @Test func whatIsForgottenIsNotRepeated() {
        var repeats = RepeatFolding()
        repeats.begin(with: line("a"))
        repeats.forget()
        check(!repeats.takesRepeat(of: line("a")))
    }
}
