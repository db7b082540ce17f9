import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct HomeIndexValidationTests {
    private let left: LeftTranscripts
    private var home: IndexedHome { left.home }

    init() throws { left = try LeftTranscripts(for: "HomeIndexValidationTests") }

    private static func line(_ text: String, _ id: String = "u1") -> String {
        """
        {"type":"user","uuid":"\(id)","sessionId":"c-9","cwd":"/repo","timestamp":"2026-11-01T10:00:00.000Z",\
        "message":{"role":"user","content":"\(text)"}}
        """
    }

    private func validated() throws -> [[String]] {
        try home.rows("SELECT kind, finding IS NULL, since FROM validations ORDER BY kind").map { $0.map(\.said) }
    }

    /// Takes a row out of what was said by a run or an import.
    private func loseRow(_ index: HomeIndex) throws {
        let said = try #require(index.writer.conversations)
        try said.write { () throws(StoreError) in
            try said.run("DELETE FROM blocks WHERE block_id = (SELECT max(block_id) FROM blocks)")
        }
    }

    @Test func finishedRunsAndImportsAreLookedAtOnce() throws {
        try home.record(ClaudeTalk.lines())
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"), isOver: false, of: "gh-451")
        try left.put("a.jsonl", [Self.line("Hello.")])
        _ = try left.take(.claude)
        let time = home.fixture.clock.now().wall.iso
        do {
            let index = try home.open()
            _ = try index.pass()
            #expect(try index.validateSome() == [])
            #expect(try validated() == [["import", "1", time], ["live", "1", time]])
            home.fixture.clock.advance(by: .seconds(60))
            // What goes wrong later is told by whoever asks for it.
            try loseRow(index)
            #expect(try index.validateSome() == [])
        }
        let again = try home.open()
        #expect(try again.validateSome() == [] && again.validateSome() == [])
        #expect(try validated() == [["import", "1", time], ["live", "1", time]])
    }

    @Test func whatDoesNotMatchIsToldOnceWithWhatToDo() throws {
        let run = FilePath.name(of: try home.record(ClaudeTalk.lines()).directory)
        do {
            let index = try home.open()
            _ = try index.pass()
            try loseRow(index)
            let notices = try index.validateSome()
            #expect(notices.count == 1 && notices[0].hasPrefix("\(run) and its rows do not match: its output tells "))
            #expect(notices[0].contains("\"roost verify \(run)\"") && notices[0].contains("\"roost reindex --check\""))
            #expect(try index.validateSome() == [])
        }
        let later = try home.open()
        #expect(try later.pass().notices == [] && later.validateSome() == [])
        #expect(try validated().map { $0[1] } == ["0"])
        var findings: [String?] = []
        try later.validateAll { findings.append($0.finding) }
        #expect(findings.count == 1 && findings[0]?.hasPrefix("its output tells ") == true)
    }

    @Test func anImportThatHasGrownIsLookedAtAgain() throws {
        try left.put("a.jsonl", [Self.line("Hello.")])
        _ = try left.take(.claude)
        let index = try home.open()
        _ = try index.validateSome()
        try left.put("a.jsonl", [Self.line("Hello."), Self.line("More.", "u2")])
        let search = try index.search(.claude, below: [left.folder], Environment([:]))
        _ = try index.take(search.found, Environment([:]))
        try loseRow(index)
        let notices = try index.validateSome()
        #expect(notices.count == 1 && notices[0].contains("its copy tells 2 parts of messages, and the index has 1"))
        #expect(notices[0].contains("roost import verify"))
    }

    @Test func oneWhoseFileCannotBeReadIsLeftAndTheOthersAreLookedAt() throws {
        let gone = try home.record(ClaudeTalk.lines())
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"), of: "gh-451")
        try home.pass()
        try SystemDisk().rename(gone.metadata, to: "\(gone.directory)/elsewhere")
        do {
            let index = try home.open()
            let notices = try index.validateSome()
            #expect(notices.count == 1 && notices[0].contains("it cannot be read"), "\(notices)")
            #expect(try index.validateSome() == [])
            #expect(try validated().map { $0[1] } == ["1"])
        }
        // Once it can be read, somebody looks at it.
        try SystemDisk().rename("\(gone.directory)/elsewhere", to: gone.metadata)
        #expect(try home.open().validateSome() == [])
        #expect(try validated().map { $0[1] } == ["1", "1"])
    }

    @Test func nothingIsLookedAtWhileSomethingElseIsDue() throws {
        try home.record(ClaudeTalk.lines())
        let index = try home.open()
        _ = try index.pass()
        #expect(try index.validateSome { true } == [] && validated().isEmpty)
        #expect(try index.validateSome() == [] && validated().count == 1)
    }

    @Test func whoFollowsLooksAtWhatIsOver() throws {
        try home.record(ClaudeTalk.lines())
        var looks = 0
        let index = try home.open()
        try IndexFollow(index, on: EventLoop(), clock: home.fixture.clock).run(until: { looks > 0 }) { _ in looks += 1 }
        #expect(try validated().map { $0[1] } == ["1"])
    }

    @Test func aRebuildForgetsWhenItWasLookedAtAndIsEqualAllTheSame() throws {
        try home.record(ClaudeTalk.lines())
        do {
            let index = try home.open()
            _ = try index.pass()
            _ = try index.validateSome()
        }
        #expect(try validated().count == 1)
        let live = try home.dump()
        #expect(IndexedHome.difference(try home.rebuilt(), live) == [])
        #expect(try validated().isEmpty)
    }
}
