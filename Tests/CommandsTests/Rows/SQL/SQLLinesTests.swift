import Testing

@testable import Commands

@Suite struct SQLLinesTests {
    @Test func aQuestionEndsWithASemicolonAndIsRemembered() {
        var lines = SQLLines()
        #expect(lines.take("") == .more && !lines.isWithin)
        #expect(lines.take("SELECT") == .more && lines.isWithin)
        #expect(lines.take(".5 AS a;  ") == .ask("SELECT\n.5 AS a;  "))
        #expect(!lines.isWithin)
        #expect(lines.take("!1") == .ask("SELECT\n.5 AS a;  "))
        #expect(lines.history.count == 2)
        #expect(lines.take("!3") == .unknown("!3"))
        #expect(lines.take("!") == .unknown("!"))
    }

    @Test func commandsBeginWithADot() {
        var lines = SQLLines()
        #expect(lines.take(" .tables ") == .tables)
        #expect(lines.take(".schema runs") == .schema("runs"))
        #expect(lines.take(".schema") == .unknown(".schema"))
        #expect(lines.take(".quit") == .quit && lines.take(".exit") == .quit)
        #expect(lines.take(".help") == .help && lines.take(".history") == .history)
    }

    @Test func theOldestAreForgottenFirst() {
        var lines = SQLLines()
        for number in 0...SQLLines.historyMax { _ = lines.take("SELECT \(number);") }
        #expect(lines.history.count == SQLLines.historyMax && lines.history.first == "SELECT 1;")
    }
}
