import Domain
import Glibc
import Indexer
import Platform
import Store
import TestSupport
import Testing

@Suite struct ImportReadingTests {
    private typealias Lines = AgentTranscripts

    private func importedAgainAndRebuiltItIsTheSame(_ left: LeftTranscripts, _ agent: TranscriptAgent) throws {
        let rows = try left.rows()
        let again = try left.take(agent)
        #expect(again.newCount == 0 && again.grownCount == 0 && again.messages == 0 && again.responses == 0)
        #expect(IndexedHome.difference(try left.rows(), rows) == [])
        #expect(IndexedHome.difference(try left.rebuiltRows(), rows) == [])
    }

    @Test func aTranscriptOfClaudeGoesOn() throws {
        let left = try LeftTranscripts()
        try left.put("c.jsonl", [Lines.claude("one", output: 1, second: 1)])
        #expect(try left.take(.claude).responses == 1)
        try left.put(
            "c.jsonl",
            [Lines.claude("one", output: 1, second: 1), Lines.claude("two", output: 2, second: 2)]
        )
        let report = try left.take(.claude)
        #expect(report.grownCount == 1 && report.messages == 1 && report.responses == 1)
        #expect(try left.said() == ["one", "two"])
        #expect(try left.outputs() == ["1", "2"])
        try importedAgainAndRebuiltItIsTheSame(left, .claude)
    }

    @Test func linesThatNameNoTimeAreOfWhenTheirFileWasChanged() throws {
        let left = try LeftTranscripts()
        let line = """
            {"type":"assistant","session_id":"c-9","parent_tool_use_id":null,"message":{"id":"msg_9",\
            "model":"claude-sonnet-4-5","role":"assistant","content":[{"type":"text","text":"undated"}],\
            "usage":{"input_tokens":1,"output_tokens":1}}}
            """
        let path = try left.put("stream.jsonl", [line])
        let changed = try WallTime(iso: "2026-03-04T05:06:07Z")
        let second = Int(changed.nanoseconds / 1_000_000_000)
        let times = [timespec(tv_sec: second, tv_nsec: 0), timespec(tv_sec: second, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, path, times, 0) == 0)
        #expect(try left.take(.claude).messages == 1)
        let query = "SELECT timestamp FROM blocks UNION ALL SELECT spawned_at FROM worker_sessions"
        let expected: [[Value]] = [[.text("2026-03-04T05:06:07.000Z")], [.text("2026-03-04T05:06:07.000Z")]]
        #expect(try left.home.rows(query) == expected)
        try importedAgainAndRebuiltItIsTheSame(left, .claude)
    }

    @Test func theCountersOfCodexGoOnFromTheLinesBefore() throws {
        let left = try LeftTranscripts()
        let first = Lines.codex + Lines.codex("one", total: 10, output: 10, second: 2)
        try left.put("rollout-1.jsonl", first)
        #expect(try left.take(.codex).responses == 1)
        try left.put("rollout-1.jsonl", first + Lines.codex("two", total: 17, output: 7, second: 3))
        let report = try left.take(.codex)
        #expect(report.grownCount == 1 && report.messages == 1 && report.responses == 1)
        #expect(try left.said() == ["one", "two"])
        #expect(try left.outputs() == ["7", "10"])
        try importedAgainAndRebuiltItIsTheSame(left, .codex)
    }

    @Test func ofWhatIsWrittenAnewTheNewestSaysWhatWasSaidAndAllWhatWasSpent() throws {
        let left = try LeftTranscripts()
        for answers in [[("one", 1), ("gone", 2)], [("one", 1), ("three", 4)], [("one", 1), ("four", 8)]] {
            try left.put("session-1.json", Lines.gemini(answers.map { (said: $0.0, output: $0.1) }))
            let report = try left.take(.gemini)
            #expect(report.newCount + report.grownCount == 1 && report.badLineCount == 0)
        }
        #expect(try left.said().sorted() == ["four", "one"])
        #expect(try left.outputs() == ["1", "2", "4", "8"])
        #expect(try left.home.rows("SELECT count(*) FROM worker_sessions") == [[.integer(1)]])
        try importedAgainAndRebuiltItIsTheSame(left, .gemini)
    }

    @Test(arguments: [1, 2]) func anImportThatWasKilledBehindTheCopyIsTakenUpByTheNextPass(_ copies: Int) throws {
        let left = try LeftTranscripts()
        for number in 1...copies {
            try left.put("session-1.json", Lines.gemini([(said: "answer-\(number)", output: number)]))
            try left.copyOnly("session-1.json", as: .geminiChat)
        }
        try left.put("c.jsonl", [Lines.claude("said", output: 40, second: 1)])
        try left.copyOnly("c.jsonl", as: .claudeTranscript)
        let report = try left.home.pass()
        #expect(report.isComplete && report.troubles.isEmpty)
        #expect(try left.said().sorted() == ["answer-\(copies)", "said"])
        #expect(try left.outputs() == (1...copies).map(String.init) + ["40"])
        let rows = try left.rows()
        let again = try left.take(.claude)
        #expect(again.sameCount == 1 && again.messages == 0)
        #expect(IndexedHome.difference(try left.rows(), rows) == [])
    }

    @Test func aPassThatIsStoppedBetweenCopiesIsGoneOnWithByTheNext() throws {
        let left = try LeftTranscripts()
        for number in 1...4 {
            try left.put("\(number).jsonl", [Lines.claude("said-\(number)", output: number, second: number)])
            try left.copyOnly("\(number).jsonl", as: .claudeTranscript)
        }
        let index = try left.home.open()
        var asked = 0
        let stopped = try index.pass {
            asked += 1
            return asked > 2
        }
        #expect(!stopped.isComplete && stopped.readCount < 4)
        #expect(try index.pass().isComplete)
        #expect(try left.outputs() == ["1", "2", "3", "4"])
        #expect(try left.said().count == 4)
    }

    @Test func aCopyThatIsDamagedIsTroubleAndTheOthersAreRead() throws {
        let left = try LeftTranscripts()
        try left.put("c.jsonl", [Lines.claude("said", output: 40, second: 1)])
        try left.copyOnly("c.jsonl", as: .claudeTranscript)
        try left.put("rollout-1.jsonl", Lines.codex + Lines.codex("one", total: 10, output: 10, second: 2))
        let copy = try #require(try left.copyOnly("rollout-1.jsonl", as: .codexRollout))
        try SystemDisk().replaceFile("\(copy.folder)/bytes.zst", with: Array("no bytes of ours".utf8))
        let report = try left.home.pass()
        #expect(report.troubles.map(\.directory) == [copy.folder])
        #expect(try left.said() == ["said"])
    }

    @Test func oneTranscriptInTwoFilesOfOneImportIsReadOnce() throws {
        let left = try LeftTranscripts()
        let first = Lines.claude("one", output: 1, second: 1)
        try left.put("a.jsonl", [first])
        try left.put("b.jsonl", [first, Lines.claude("two", output: 2, second: 2)])
        let report = try left.take(.claude)
        #expect(report.fileCount == 2 && report.responses == 2)
        #expect(try left.said() == ["one", "two"])
        #expect(try left.outputs() == ["1", "2"])
        let rows = try left.rows()
        #expect(IndexedHome.difference(try left.rebuiltRows(), rows) == [])
    }

    @Test func twoVersionsInOneImportAreOneConversation() throws {
        let left = try LeftTranscripts()
        try left.put("session-1.json", Lines.gemini([(said: "one", output: 1), (said: "gone", output: 2)]))
        try left.put("session-2.json", Lines.gemini([(said: "one", output: 1), (said: "three", output: 4)]))
        let report = try left.take(.gemini)
        #expect(report.fileCount == 2 && report.failures.isEmpty)
        #expect(try left.said().sorted() == ["one", "three"])
        #expect(try left.outputs() == ["1", "2", "4"])
        let rows = try left.rows()
        #expect(IndexedHome.difference(try left.rebuiltRows(), rows) == [])
    }

    @Test(arguments: [["a", "b"], ["b", "a"]]) func theRowsSayWhereItWasFoundLast(_ names: [String]) throws {
        let left = try LeftTranscripts()
        for name in names {
            // The one is all of it and the other its beginning.
            let more = name == "b" ? [Lines.claude("two", output: 2, second: 2)] : []
            let path = try left.put("\(name).jsonl", [Lines.claude("one", output: 1, second: 1)] + more)
            _ = try left.take(.claude)
            #expect(try left.home.rows("SELECT log_file FROM worker_sessions") == [[.text(path)]])
            #expect(try left.home.rows("SELECT path FROM sources") == [[.text(path)]])
        }
        let rows = try left.rows()
        #expect(IndexedHome.difference(try left.rebuiltRows(), rows) == [])
    }

    @Test func olderVersionsMoveWithTheNewest() throws {
        let left = try LeftTranscripts()
        for (number, name) in ["session-1.json", "session-2.json", "session-3.json"].enumerated() {
            try left.put(name, Lines.gemini([(said: "answer-\(number)", output: number + 1)]))
            _ = try left.take(.gemini)
            try SystemDisk().remove("\(left.folder)/\(name)")
        }
        #expect(try left.outputs() == ["1", "2", "3"])
        let rows = try left.rows()
        #expect(IndexedHome.difference(try left.rebuiltRows(), rows) == [])
    }

    @Test func secretsOfATranscriptAreNotInTheRows() throws {
        let left = try LeftTranscripts()
        let secret = "sk-ant-api03-" + String(repeating: "Ab3dEf6h", count: 12)
        try left.put("c.jsonl", [Lines.claude("use \(secret) for it", output: 1, second: 1)])
        _ = try left.take(.claude)
        let rows = try left.rows()
        #expect(!rows.contains { $0.contains(secret) })
        #expect(try left.said().first?.hasPrefix("use ") == true)
    }
}
