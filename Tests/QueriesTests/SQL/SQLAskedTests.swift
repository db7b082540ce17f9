import Domain
import Journal
import Testing

@testable import Queries

@Suite struct SQLAskedTests {
    @Test func aQuestionSurvivesTheWayToTheChild() throws {
        var limits = SQLLimits()
        limits.rowsMax = 3
        let asked = SQLAsked(
            "SELECT 'a\n\u{0}'",
            values: ["a": "b"],
            of: RecordPaths(home: HomePaths(root: "/home"), index: "/index", conversations: "/talk"),
            withConversations: true,
            limits: limits,
            parent: 7
        )
        #expect(try SQLAsked(asked.bytes) == asked)
        #expect(try SQLAsked(Array("{}".utf8)) == nil)
    }
}
