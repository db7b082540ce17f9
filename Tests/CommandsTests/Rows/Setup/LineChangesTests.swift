import Testing

@testable import Commands

@Suite struct LineChangesTests {
    @Test func whatIsTheSameShowsNothing() {
        #expect(LineChanges.show("a\nb\n", "a\nb\n", of: "x").isEmpty)
        #expect(LineChanges.show("", "", of: "x").isEmpty)
    }

    @Test func whatIsNewAndGoneStandsAmongItsNeighbours() {
        let old = (1...20).map { "line \($0)\n" }.joined()
        let new = (1...21).map { $0 == 10 ? "line ten\n" : "line \($0)\n" }.joined()
        let shown = LineChanges.show(old, new, of: "x")
        #expect(shown.prefix(3) == ["--- x", "+++ x", "@@"])
        #expect(shown.contains("-line 10") && shown.contains("+line ten") && shown.contains("+line 21"))
        #expect(!shown.contains(" line 1") && shown.contains(" line 7") && shown.filter { $0 == "@@" }.count == 2)
        #expect(LineChanges.show("", "a\n", of: "x") == ["--- x", "+++ x", "@@", "+a"])
    }
}
