import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

/// One of two databases is older than the other, as a power cut may leave them.
@Suite struct LostCommitsTests {
    private let left: LeftTranscripts
    private var home: IndexedHome { left.home }

    init() throws {
        left = try LeftTranscripts(for: "LostCommitsTests")
        try home.record(ClaudeTalk.lines())
        try home.pass()
    }

    private func addMore() throws {
        try home.record(CodexTalk.lines(), by: .codex, of: "gh-451")
        try home.record((0..<300).map { "line \($0) of a build" }, by: .shell, of: "gh-452")
        let line = #"{"type":"user","uuid":"u1","sessionId":"c-9","cwd":"/repo","#
        let time = #""timestamp":"2026-11-01T10:00:00.000Z","message":{"role":"user","content":"Hello."}}"#
        try left.put("a.jsonl", [line + time])
        _ = try left.take(.claude)
        try home.pass()
    }

    private func finished() throws -> [[Value]] {
        try home.rows("SELECT source_id, is_finished FROM sources ORDER BY source_id")
    }

    @Test(arguments: [true, false]) func whatIsGoneFromOneAloneIsReadAgain(_ isIndex: Bool) throws {
        let file = isIndex ? home.paths.index : home.paths.conversations
        let older = try home.fixture.bytes(file)
        try addMore()
        let whole = try left.rows()
        try home.fixture.overwrite(file, with: older)
        let isOther = try left.rows() != whole
        #expect(isOther)
        #expect(try home.pass().isComplete)
        let found = try left.rows()
        #expect(found == whole, "\(IndexedHome.difference(found, whole).joined(separator: "\n"))")
    }

    @Test func whereNothingIsGoneNothingIsReadAgain() throws {
        try addMore()
        let before = try finished()
        _ = try home.open()
        #expect(try finished() == before && before.count == 7)
    }
}
