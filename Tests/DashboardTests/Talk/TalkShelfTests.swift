import Domain
import JSON
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Dashboard

/// Conversations of real runs, as routes ask for them: what an agent printed, indexed by the real program.
@Suite struct TalkShelfTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "TalkShelfTests") }

    private static let hostile = "<script>alert(1)</script>\\u001b[2J\\u202e"
    private static let lines = [
        #"{"type":"system","subtype":"init","session_id":"s","model":"claude-sonnet-4-5"}"#,
        #"{"type":"assistant","message":{"id":"msg_1","role":"assistant","model":"claude-sonnet-4-5","content":["#
            + #"{"type":"text","text":"I look. \#(hostile)"}],"usage":{"input_tokens":12,"output_tokens":3}},"#
            + #""session_id":"s"}"#,
        #"{"type":"assistant","message":{"id":"msg_2","role":"assistant","model":"claude-sonnet-4-5","content":["#
            + #"{"type":"tool_use","id":"t1","name":"Bash","input":{"command":"make test"}}],"#
            + #""usage":{"input_tokens":20,"output_tokens":5}},"session_id":"s"}"#,
        #"{"type":"user","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","#
            + #""content":"Exit code 2\nno","is_error":true}]},"session_id":"s"}"#,
    ]

    private func run() throws -> RunPaths {
        let paths = try fixture.runs.prepare { $0.workerKind = .claude }.paths
        var run = try fixture.runs.open(paths)
        try run.start()
        for line in Self.lines {
            fixture.clock.advance(by: .seconds(1))
            try run.write(line + "\n", to: .stdout)
        }
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        let home = fixture.home.root
        let indexed = try CommandTester("roost").arguments(["index", "--once"]).environment(["ROOST_HOME": home])
            .limit(.seconds(60)).run()
        #expect(indexed.exitCode == 0, "\(indexed.stderr)")
        return paths
    }

    private func shelf() -> TalkShelf {
        let logs = LogShelf(fixture.home, on: SystemDisk())
        return TalkShelf(RecordPaths(home: fixture.home), on: SystemDisk(), logs: logs)
    }

    private var now: WallTime { fixture.clock.now().wall }

    @Test func partsOfARealRunAreToldWithTheirPlacesInItsLog() throws {
        let name = FilePath.name(of: try run().directory)
        let shelf = shelf()
        let answer: TalkWindowAnswer = try #require(try shelf.window(run: name, from: 0, count: 50, at: now))
        #expect(!answer.isLive)
        let object = TalkWindowJSON.object(of: answer)
        let items = try #require(object["items"]?.arrayValue).compactMap(\.objectValue)
        func item(_ kind: String) throws -> JSONObject {
            try #require(items.first { $0["kind"] == .string(kind) && $0["role"] != "note" })
        }
        #expect(object["schema"] == "roost.talk_window/1" && object["run"] == .string(name))
        #expect(items.compactMap { $0["i"]?.integerValue } == (0..<Int64(items.count)).map { $0 })
        let text = try item("text")
        #expect(text["text"] == "I look. <script>alert(1)</script>\n\u{FFFD}" && text["role"] == "assistant", "\(text)")
        #expect(text["tokens"]?["in"] == 12 && text["tokens"]?["out"] == 3 && text["model"] == "claude-sonnet-4-5")
        let call = try item("tool_call")
        #expect(call["tool"]?["name"] == "Bash" && call["tool"]?["title"] == "make test")
        #expect(call["tool"]?["tookMs"] == 1_000 && call["tool"]?["isError"] == true)
        let result = try item("tool_result")
        #expect(result["tool"]?["exit"] == 2 && result["isError"] == true && result["role"] == "tool")
        let lines = try LogShelf(fixture.home, on: SystemDisk())
            .window(run: name, streams: [.out, .err, .run], from: 1, count: 100, at: now)?.lines
        let number = try #require(call["logLine"]?.integerValue)
        let line = try #require(lines?.first { $0.number == Int(number) })
        #expect(line.line.rows[0].text.contains("make test"))
        let written = JSONWriter.text(.object(object))
        #expect(written.unicodeScalars.allSatisfy { ShownCharacter.isHarmless($0) })
    }

    @Test func itsOutlineLeadsToWhatWasDoneAndWrong() throws {
        let name = FilePath.name(of: try run().directory)
        let shelf = shelf()
        for _ in 0..<2 {
            let answer: TalkOutlineAnswer = try #require(try shelf.outline(run: name, at: now))
            let object = TalkOutlineJSON.object(of: answer)
            let entries = try #require(object["entries"]?.arrayValue).compactMap(\.objectValue)
            #expect(entries.compactMap { $0["kind"]?.stringValue } == ["tool_call"])
            #expect(entries.first?["label"] == "Bash  make test" && entries.first?["isError"] == true)
            #expect(object["isCut"] == false && object["total"] == .integer(Int64(answer.total)))
            #expect(try shelf.extent(run: name, at: now)?.total == answer.total)
        }
        let record = try OpenRecord(RecordPaths(home: fixture.home), on: SystemDisk(), at: now)
        let owner = try #require(try record.talkOwner(ofRun: name))
        #expect(try CountedTalk().index(of: owner, in: record).total == shelf.extent(run: name, at: now)?.total)
    }

    @Test func whatIsNotIndexedIsNotKnown() throws {
        let shelf = shelf()
        #expect(try shelf.window(run: "run-1", from: 0, count: 1, at: now) == nil)
        _ = try run()
        #expect(try shelf.window(run: "run-1", from: 0, count: 1, at: now) == nil)
        #expect(try shelf.outline(run: "run-1", at: now) == nil && shelf.extent(run: "run-1", at: now) == nil)
    }
}
