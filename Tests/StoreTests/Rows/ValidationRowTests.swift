import Domain
import Store
import TestSupport
import Testing

@Suite struct ValidationRowTests {
    private let filled: FilledIndex
    private let time = WallTime(nanoseconds: 1_795_222_383_000_000_000)

    init() throws { filled = try FilledIndex() }

    private func row(_ days: Int, _ finding: String?) -> ValidationRow {
        ValidationRow(owner: "a", kind: .imported, since: time.advanced(by: .seconds(days * 86_400)), finding: finding)
    }

    private func kept() throws -> ValidationRow? { try filled.index.validations().first { $0.owner == "a" } }

    @Test func itIsKnownSinceWhenItIsSo() throws {
        try filled.index.put(row(0, nil))
        try filled.index.put(row(3, nil))
        #expect(try kept() == row(0, nil))
        try filled.index.put(row(5, "something"))
        try filled.index.put(row(6, "something"))
        #expect(try kept() == row(5, "something"))
        try filled.index.put(row(9, nil))
        #expect(try kept() == row(9, nil))
    }

    @Test func anImportIsUnvalidatedUntilItIsLookedAtAndWhenItHasChanged() throws {
        var source = SourceRow(id: "a", kind: "transcript", owner: "a", path: "/a")
        source.byteOffset = 100
        func put() throws { try filled.index.write { () throws(StoreError) in try filled.index.put(source) } }
        try put()
        #expect(try filled.index.unvalidatedImports(countMax: 9) == [])
        source.isFinished = true
        try put()
        #expect(try filled.index.unvalidatedImports(countMax: 9) == ["a"])
        try filled.index.put(row(0, nil))
        #expect(try filled.index.unvalidatedImports(countMax: 9) == [])
        source.state = "bytes-2.zst"
        try put()
        #expect(try filled.index.unvalidatedImports(countMax: 9) == ["a"])
        try filled.index.put(row(0, nil))
        source.byteOffset = 200
        try put()
        #expect(try filled.index.unvalidatedImports(countMax: 9) == ["a"])
    }
}
