import Testing

@testable import Indexer

@Suite struct UnknownTypesTests {
    @Test func theMostFrequentIsFirst() {
        var types = UnknownTypes()
        for name in ["mode", "latch", "mode", "atis"] { types.note(name) }
        #expect(types.sorted.map(\.name) == ["mode", "atis", "latch"] && types.lineCount == 4)
    }

    /// An agent may give each of its lines another name.
    @Test func thereAreNotMoreNamesThanAPersonReads() {
        var types = UnknownTypes()
        for number in 0..<1_000 { types.note(String(repeating: "x", count: 100) + "\(number)") }
        #expect(types.counts.count == 1 && types.lineCount == 1_000)
        for number in 0..<1_000 { types.note("\(number)") }
        var all = UnknownTypes()
        all.add(types)
        all.add(types)
        #expect(all.counts.count == UnknownTypes.namesMax && all.lineCount == 4_000)
        #expect(all.sorted.first?.name.count == UnknownTypes.nameCharactersMax)
    }
}
