import Decoding
import Domain
import Store
import Testing

@testable import Indexer

@Suite struct SourceSummaryTests {
    @Test func aPersonsTitleGoesBeforeTheAgentsAndThatBeforeWhatWasAsked() {
        var summary = SourceSummary()
        summary.note(asked: "  \n\nFix the parser\nand more")
        #expect(summary.title == "Fix the parser")
        summary.note(title: "Parser", by: .agent)
        #expect(summary.title == "Parser")
        summary.note(title: "Mine", by: .person)
        summary.note(title: "Later", by: .agent)
        #expect(summary.title == "Mine")
    }

    @Test func ofALongRequestTheBeginningIsTheTitle() {
        var summary = SourceSummary()
        summary.note(asked: " \n ")
        #expect(summary.title == nil)
        summary.note(asked: String(repeating: "ä", count: 101))
        summary.note(asked: "second")
        #expect(summary.title == String(repeating: "ä", count: 100) + "…")
    }

    @Test func itBeganWithTheEarliestAndEndedWithTheLatest() {
        var summary = SourceSummary()
        for second: Int64 in [5, 9, 2, 7] { summary.note(WallTime(nanoseconds: second)) }
        #expect(summary.began == WallTime(nanoseconds: 2) && summary.ended == WallTime(nanoseconds: 9))
    }

    @Test func theFirstConversationAndModelStand() {
        var summary = SourceSummary()
        var told = Conversation()
        told.id = "a"
        told.agentVersion = "1"
        summary.note(told)
        told.id = "b"
        told.model = "m"
        told.agentVersion = "2"
        summary.note(told)
        summary.note(model: "n")
        #expect(summary.words.conversation == "a" && summary.words.model == "m")
        #expect(summary.agentVersion == "2")
    }
}
