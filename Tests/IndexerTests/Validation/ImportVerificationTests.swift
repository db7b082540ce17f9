import Domain
import Testing

@testable import Indexer

@Suite struct ImportVerificationTests {
    private func found(
        told: Int64,
        kept: Int64,
        isRead: Bool = true,
        file: CopyVerdict = .equal
    ) throws -> ImportVerification {
        ImportVerification(
            id: try Identifier("import-claude-0011223344556677"),
            path: "a.jsonl",
            file: file,
            partsToldCount: told,
            partsKeptCount: kept,
            isRead: isRead
        )
    }

    @Test func itIsWholeWhenAllThatIsToldIsKept() throws {
        #expect(try found(told: 3, kept: 3).isWhole)
        #expect(try !found(told: 3, kept: 2).isWhole)
        #expect(try !found(told: 3, kept: 3, isRead: false).isWhole)
    }

    @Test func whatIsNotAsItShouldBeIsSaidWithWhatToDo() throws {
        #expect(try found(told: 3, kept: 3).finding == nil)
        let texts = [
            try found(told: 3, kept: 2).finding, try found(told: 3, kept: 3, isRead: false).finding,
            try found(told: 3, kept: 3, file: .changed(at: 7)).finding,
        ]
        #expect(
            texts == [
                "its copy tells 3 parts of messages, and the index has 2: roost reindex",
                "not all of its copy is in the index: roost index --once",
                "a.jsonl is not what was copied of it, from byte 7 on",
            ]
        )
    }

    @Test(arguments: [CopyVerdict.grown(by: 1), .shrunk(to: 1), .gone, .derived])
    func aFileThatHasGrownOrIsGoneIsNoFault(_ verdict: CopyVerdict) throws {
        #expect(try found(told: 3, kept: 3, file: verdict).finding == nil)
    }
}
