import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct RunOutputReadingTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "RunOutputReadingTests") }

    @Test func anAgentThatPrintsTextIsSearchedAsText() throws {
        try home.record(["Hello, I fixed it."], by: .claude)
        try home.pass()
        let pieces = try home.rows("SELECT byte_offset, byte_length FROM log_pieces")
        #expect(pieces == [[.integer(0), .integer(18)]])
    }

    @Test func bothChannelsAreRead() throws {
        let prepared = try home.fixture.prepare { $0.workerKind = .claude }
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        try home.write(Array((ClaudeTalk.lines().joined(separator: "\n") + "\n").utf8), of: &run)
        try home.write(Array("warning\n".utf8), to: .stderr, of: &run)
        try home.end(&run)
        try home.pass()
        #expect(
            try home.rows("SELECT kind, decoder FROM sources WHERE kind <> 'events' ORDER BY kind") == [
                [.text("stderr"), .text("plain")], [.text("stdout"), .text("claude-stream")],
            ]
        )
        let pieces = try home.rows("SELECT source_id FROM log_pieces")
        #expect(pieces == [[.text("\(FilePath.name(of: prepared.paths.directory))/stderr")]])
    }

    @Test func theModelOfACodexRunIsThatOfItsRequest() throws {
        let prepared = try home.fixture.prepare { request in
            request.workerKind = .codex
            request.model = "gpt-5"
        }
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        try home.write(Array((CodexTalk.lines().joined(separator: "\n") + "\n").utf8), of: &run)
        try home.end(&run)
        try home.pass()
        #expect(try home.rows("SELECT DISTINCT model FROM usage_rollups") == [[.text("gpt-5")]])
    }
}
