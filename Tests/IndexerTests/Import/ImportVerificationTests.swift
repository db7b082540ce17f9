import Domain
import Testing

@testable import Indexer

@Suite struct ImportVerificationTests {
    private func found(told: Int64, kept: Int64, isRead: Bool = true) throws -> ImportVerification {
        ImportVerification(
            id: try Identifier("import-claude-0011223344556677"),
            path: "a.jsonl",
            file: .equal,
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
}
