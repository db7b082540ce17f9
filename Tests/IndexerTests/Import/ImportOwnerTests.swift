import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct ImportOwnerTests {
    private static let time = WallTime(nanoseconds: 1_795_168_800_000_000_000)

    private func owner(_ name: String, _ first: String, now: WallTime = time) throws -> ImportOwner {
        let left = try LeftTranscripts()
        try left.put(name, [first])
        let copies = ImportFolder(left.home.paths.home.imports, on: SystemDisk())
        let taken = try copies.take("\(left.folder)/\(name)", as: .claudeTranscript, now: now)
        return ImportOwner(try #require(taken).copy)
    }

    private func line(_ conversation: String, _ text: String = "a") -> String {
        #"{"type":"user","sessionId":"\#(conversation)","message":{"role":"user","content":"\#(text)"}}"#
    }

    @Test func theSameFileIsTheSameSessionWheneverItIsRead() throws {
        var summary = SourceSummary()
        summary.note(Self.time.advanced(by: .seconds(60)))
        let one = try owner("a.jsonl", line("c-1")).row(summary)
        let later = try owner("b.jsonl", line("c-1"), now: Self.time.advanced(by: .seconds(86_400))).row(summary)
        let other = try owner("a.jsonl", line("c-1", "other words")).row(summary)
        #expect(one.session == later.session && one.id == later.id)
        #expect(one.session != other.session && one.id != other.id)
        #expect(one.session.hasPrefix("ses-2026-11-20-"))
    }

    @Test func filesWhoseSessionsBeginWithTheSameLettersAreTwoSessions() {
        let ids = ["import-claude-ff55dd70a572cb88", "import-claude-316395b34c87913a"]
        let sessions = ids.map { ImportOwner.session(of: $0, at: Self.time).text }
        // As many letters as a session has that was not imported.
        #expect(Set(sessions.map { $0.prefix(21) }).count == 1, "\(sessions)")
        #expect(Set(sessions).count == 2)
    }

    @Test func filesOfOneConversationAreOneTask() throws {
        let one = try owner("a.jsonl", line("c-1")).row(SourceSummary())
        let other = try owner("b.jsonl", line("c-1", "what a sub-agent was told")).row(SourceSummary())
        let elsewhere = try owner("c.jsonl", line("c-2")).row(SourceSummary())
        #expect(one.task == "import-claude-c-1" && other.task == one.task && elsewhere.task == "import-claude-c-2")
    }

    @Test(arguments: ["../../etc/passwd", "a b", "\\u001b[2J", String(repeating: "x", count: 250)])
    func aConversationWithoutAFittingNameIsTheTaskOfItsFile(_ conversation: String) throws {
        let row = try owner("a.jsonl", line(conversation)).row(SourceSummary())
        #expect(row.task == row.id && row.id.hasPrefix("import-claude-"))
    }

    @Test func whatTellsNoTimeIsOfWhenItWasCopied() throws {
        let row = try owner("a.jsonl", line("c-1")).row(SourceSummary())
        #expect(row.began == Self.time && row.ended == Self.time)
        #expect(row.session.hasPrefix("ses-2026-11-20-"))
    }
}
