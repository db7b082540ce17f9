import Domain
import Indexer
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

/// What was read while it grew, by whichever process, is what is read at once from the files.
@Suite struct LiveAndRebuiltTests {
    private let seed = UInt64.random(in: 0...UInt64.max)
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "LiveAndRebuiltTests") }

    private func expectSame(
        _ text: String,
        by agent: WorkerKind,
        to channel: Channel = .stdout,
        bytesMax: Int = 400
    ) throws {
        var random = SeededGenerator(seed: seed)
        try home.recordInBites(Array(text.utf8), by: agent, to: channel, bytesMax: bytesMax, &random) { report in
            #expect(report.troubles.isEmpty)
        }
        let live = try home.dump()
        let again = try home.rebuilt()
        #expect(live == again, "seed \(seed): \(IndexedHome.difference(live, again).joined(separator: "\n"))")
    }

    @Test func aClaudeStream() throws {
        let talk = ClaudeTalk.lines() + ClaudeTalk.lines(message: "msg_2")
        try expectSame(talk.joined(separator: "\n") + "\n", by: .claude)
    }

    @Test func aCodexStream() throws {
        try expectSame(CodexTalk.lines(turns: 4).joined(separator: "\n") + "\n", by: .codex, bytesMax: 120)
        #expect(try home.rows("SELECT sum(tokens_output) FROM usage_rollups") == [[.integer(28)]])
    }

    @Test func linesThatNobodyKnowsAreCountedWhoeverReadThem() throws {
        let odd = [#"{"type":"unheard_of","x":1}"#, "no JSON", #"{"type":"#, "", #"{"type":"never_seen"}"#]
        let lines = zip(ClaudeTalk.lines(), odd + odd).flatMap { [$0, $1] }
        try expectSame(lines.joined(separator: "\n") + "\n", by: .claude)
        let counts = try home.rows("SELECT unknown_line_count, bad_line_count FROM sources WHERE kind = 'stdout'")
        #expect(counts == [[.integer(3), .integer(3)]])
    }

    @Test(arguments: Channel.allCases) func piecesOfText(_ channel: Channel) throws {
        let lines = (0..<400).map { "line \($0) of a build that says much" }
        try expectSame(lines.joined(separator: "\n"), by: .shell, to: channel, bytesMax: 900)
        #expect(try home.rows("SELECT line_count FROM sources WHERE kind = '\(channel)'") == [[.integer(400)]])
    }

    @Test func aPieceBearsTheTimeAtWhichItBegan() throws {
        let lines = (0..<300).map { "line \($0) of a build that says much" }
        try home.record(lines, by: .shell)
        try home.pass()
        let pieces = try home.rows("SELECT timestamp, byte_offset FROM log_pieces ORDER BY byte_offset")
        #expect(pieces.count == 3)
        var first: WallTime?
        for piece in pieces {
            guard case .text(let time) = piece[0], case .integer(let offset) = piece[1] else { continue }
            var (bytes, count) = (Int64(0), Int64(0))
            while bytes < offset {
                bytes += Int64(lines[Int(count)].utf8.count) + 1
                count += 1
            }
            let at = try WallTime(iso: time)
            let began = first ?? at
            first = began
            #expect(at - began == .milliseconds(10 * count), "line \(count)")
        }
    }

    /// The bytes of a channel are there before the record that says when they came.
    @Test func aLineWhoseTimeIsNotRecordedYetIsReadOnceItIs() throws {
        let prepared = try home.fixture.prepare { $0.workerKind = .claude }
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        let lines = ClaudeTalk.lines().map { "\($0)\n" }
        try home.write(Array(lines[0].utf8), of: &run)
        home.fixture.clock.advance(by: .milliseconds(10))
        let index = prepared.paths.streamIndex
        let records = try home.fixture.bytes(index)
        try home.write(Array(lines[1].utf8), of: &run)
        let all = try home.fixture.bytes(index)
        try home.fixture.overwrite(index, with: records)
        try home.pass()
        #expect(try home.rows("SELECT count(*) FROM conversations") == [[.integer(0)]])
        try home.fixture.overwrite(index, with: all)
        try home.pass()
        let live = try home.rows("SELECT timestamp, content FROM conversations")
        try home.forget()
        try home.pass()
        #expect(try home.rows("SELECT timestamp, content FROM conversations") == live)
        #expect(live.count == 1)
    }

    @Test func aLineTornAtTheEndAndCarriageReturns() throws {
        let talk = ClaudeTalk.lines().joined(separator: "\r\n")
        try expectSame("\(talk)\r\n" + #"{"type":"assist"#, by: .claude)
        #expect(try home.rows("SELECT sum(tokens_output) FROM api_calls") == [[.integer(120)]])
        #expect(try home.rows("SELECT bad_line_count FROM sources WHERE kind = 'stdout'") == [[.integer(1)]])
    }

    @Test func bytesThatAreNoText() throws {
        var random = SeededGenerator(seed: seed)
        var bytes = Array(ClaudeTalk.lines().joined(separator: "\n").utf8) + [0x0a]
        bytes += [0x7b, 0, 0xff, 0xfe, 0x0a, 0, 0, 0x0a, 0xc3, 0x28, 0x0a]
        bytes += Array(#"{"type":"user","message":{"role":"user","content":"a\u0000b"}}"#.utf8) + [0x0a]
        try home.recordInBites(bytes, by: .claude, &random)
        let live = try home.dump()
        let again = try home.rebuilt()
        #expect(live == again, "seed \(seed): \(IndexedHome.difference(live, again).joined(separator: "\n"))")
        #expect(try home.rows("SELECT bad_line_count FROM sources WHERE kind = 'stdout'") == [[.integer(3)]])
    }

    @Test func anEmptyChannelIsAtItsEndWithItsRun() throws {
        let run = try home.record([], by: .claude)
        try home.pass()
        let id = FilePath.name(of: run.directory)
        #expect(try home.rows("SELECT source_id, is_finished FROM sources") == [[.text("\(id)/events"), .integer(1)]])
    }

    @Test func manyShortLines() throws {
        let line = #"{"type":"unheard_of"}"#
        var run = try home.fixture.open(home.fixture.prepare { $0.workerKind = .claude }.paths)
        try run.start()
        let block = Array(String(repeating: line + "\n", count: 1000).utf8)
        for _ in 0..<100 { try home.write(block, of: &run) }
        try home.end(&run)
        try home.pass()
        let counts = try home.rows("SELECT line_count, unknown_line_count FROM sources WHERE kind = 'stdout'")
        #expect(counts == [[.integer(100_000), .integer(100_000)]])
    }
}
