import Platform
import Store
import Testing

@Suite struct StoreErrorTests {
    private func refused(_ number: Int32, _ text: String = "", _ statement: String? = nil) -> StoreError {
        .refused(file: "/h/index.db", ResultCode(number), text: text, statement: statement)
    }

    private let others: [StoreError] = [
        .missing(file: "f"), .sharedDisk(file: "f", kind: "nfs"), .notWAL(file: "f", mode: "delete"),
        .wrongFile(file: "f", wanted: "the index"), .newerSchema(file: "f", found: 9, known: 1),
        .olderSchema(file: "f", found: 0, known: 1), .away(file: "f"), .damaged(file: "f", findings: ["x", "y", "z"]),
    ]

    @Test func extendedCodesKeepTheirKind() {
        #expect(refused(5 | 2 << 8).kind == .busy)
        #expect(refused(10 | 3 << 8).kind == .inputOutput)
        #expect(refused(11 | 1 << 8).kind == .corrupt)
        #expect(refused(99).kind == nil)
        #expect(StoreError.missing(file: "f").kind == nil)
    }

    @Test func whatPassesAndWhatIsDamageAreNeverTheSame() {
        let all = (5...26).map { refused($0) } + others + [.disk(.notFolder(path: "f"))]
        for error in all { #expect(!(error.isPassing && error.isDamage), "\(error)") }
        #expect(all.filter(\.isDamage).count == 3)
        #expect(StoreError.disk(.system(operation: "write", subject: "f", errno: .noSpace)).isPassing)
    }

    @Test func everythingThatAPersonCanChangeHasAHint() {
        for error in others { #expect(error.hint != nil, "\(error)") }
        for number: Int32 in [5, 6, 8, 10, 11, 13, 14, 26] { #expect(refused(number).hint != nil, "\(number)") }
        #expect(refused(19).hint == nil)
    }

    @Test func theTextSaysEachThingOnce() {
        #expect("\(refused(5, "database is locked"))" == "/h/index.db: database is locked (SQLite 5)")
        let text = "\(refused(19, "UNIQUE constraint failed: t.a", "INSERT\n   INTO t"))"
        #expect(
            text == "/h/index.db: constraint failed (SQLite 19): UNIQUE constraint failed: t.a, in: INSERT INTO t"
        )
        #expect("\(others[7])" == "f is damaged: x, and 2 more")
    }

    @Test func aLongStatementIsCut() {
        let text = "\(refused(1, "x", String(repeating: "a", count: 5000)))"
        #expect(text.count < 300)
        #expect(text.hasSuffix(" …"))
    }
}
