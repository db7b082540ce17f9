import Domain
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct SearchScopeTests {
    private let record: SearchedRecord

    init() throws { record = try SearchedRecord() }

    private func scope(_ change: (inout SearchRequest) -> Void) throws -> SearchScope? {
        var request = SearchRequest("x")
        change(&request)
        return try SearchScope(request, in: record.record())
    }

    @Test func withoutARunOrTaskAllAreMeant() throws {
        #expect(try scope { _ in } == nil)
    }

    @Test func aRunHasItsRowsAndTheTimeThatTheyAreFrom() throws {
        try record.say(["x", "y"], at: 10)
        try record.say("z", at: 30)
        try record.print("log", at: 50)
        try record.say("other", by: "run-2", at: 90)
        let scope = try #require(try scope { $0.run = "run-1" })
        let noon = SearchedRecord.noon
        #expect(scope.times == noon.advanced(by: .seconds(10))...noon.advanced(by: .seconds(50)))
        #expect(scope.holds(.message, RowPlace(of: "run-1").row(1)) && scope.holds(.tool, RowPlace(of: "run-1").row(2)))
        #expect(!scope.holds(.message, RowPlace(of: "run-2").row(0)))
        #expect(scope.holds(.log, RowPlace(of: "run-1/stderr").row(0)))
        #expect(!scope.holds(.log, RowPlace(of: "run-2/stderr").row(0)))
    }

    @Test func aRunThatSaidNothingHasNoTime() throws {
        try record.say("x", by: "run-2")
        try record.filled.conversations.run("DELETE FROM blocks")
        let scope = try #require(try scope { $0.task = "task-of-run-2" })
        #expect(scope.times == nil)
        let bounds = SearchBounds(SearchRequest("x"), scope)
        #expect(bounds.has(SearchMonth(of: SearchedRecord.noon)))
    }
}
