import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct OpenRecordToolSpeedTests {
    private let home: TemporaryHome
    private let filled: FilledRecord

    init() throws {
        home = try TemporaryHome(for: "OpenRecordToolSpeedTests")
        filled = try FilledRecord(in: home)
        try filled.conversations.put(SourceRow(id: "s", kind: "stdout", path: "/x"))
    }

    /// A call, and its result so many milliseconds later.
    private func call(
        _ tool: String,
        _ id: String,
        in run: String,
        number: Int64,
        milliseconds: Int64?,
        success: Bool? = true,
        conversation: String? = nil,
        response: String? = nil
    ) throws {
        let start = try WallTime(iso: "2026-11-21T10:00:00Z").advanced(by: .seconds(number))
        try filled.conversations.write { () throws(StoreError) in
            var rows = try ConversationRows(filled.conversations)
            var message = MessageRow(
                worker: run,
                index: number,
                at: start,
                role: "assistant",
                source: "s",
                bytes: 0..<1
            )
            (message.conversation, message.response) = (conversation, response)
            try rows.insert(message)
            var use = BlockRow(
                worker: run,
                message: number,
                index: 0,
                number: number * 2,
                at: start,
                type: "tool_use",
                bytes: 0..<1
            )
            use.toolName = tool
            use.toolUse = id
            use.toolInput = #"{"command":"\#(tool) \#(number)"}"#
            try rows.insert(use)
            guard let milliseconds else { return }
            var result = BlockRow(
                worker: run,
                message: number,
                index: 1,
                number: number * 2 + 1,
                at: start.advanced(by: .milliseconds(milliseconds)),
                type: "tool_result",
                bytes: 0..<1
            )
            result.toolUse = id
            result.toolSuccess = success
            // An agent may say again what the result is of.
            result.toolName = number % 2 == 0 ? tool : nil
            try rows.insert(result)
        }
    }

    private func speeds(_ from: String = "2026-11-21T00:00:00Z") throws -> ToolSpeeds {
        let record = try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now)
        return try record.toolSpeeds(in: try WallTime(iso: from)..<WallTime(iso: "2026-11-22T00:00:00Z"))
    }

    @Test func aCallTakesUntilItsResult() throws {
        try call("Bash", "a", in: "run-1", number: 0, milliseconds: 4_000)
        try call("Bash", "b", in: "run-1", number: 1, milliseconds: 1_000, success: false)
        try call("Bash", "c", in: "run-1", number: 2, milliseconds: nil)
        try call("Read", "d", in: "run-1", number: 3, milliseconds: 7)
        let tools = try speeds().tools
        #expect(tools.map(\.tool) == ["Bash", "Read"])
        #expect(tools.first?.calls == 3 && tools.first?.failures == 1 && tools.first?.unanswered == 1)
        #expect(tools.first?.duration?.median == 1_000 && tools.first?.duration?.most == 4_000)
        #expect(tools.last?.duration?.most == 7)
    }

    @Test func aResultOfAnotherRunWithTheSameIdIsNotTaken() throws {
        try call("Bash", "call_0", in: "run-1", number: 0, milliseconds: 100)
        try call("Bash", "call_0", in: "run-2", number: 0, milliseconds: 300)
        try call("Bash", "call_0", in: "run-3", number: 0, milliseconds: nil)
        let tool = try #require(try speeds().tools.first)
        #expect(tool.calls == 3 && tool.unanswered == 1)
        #expect(tool.duration?.median == 100 && tool.duration?.most == 300)
    }

    @Test func ofTwoCallsOfARunWithTheSameIdEachHasItsOwnResult() throws {
        try call("Bash", "call_0", in: "run-1", number: 0, milliseconds: 100)
        try call("Bash", "call_0", in: "run-1", number: 1, milliseconds: 300)
        #expect(try speeds().tools.first?.duration?.most == 300)
        #expect(try speeds().tools.first?.duration?.median == 100)
    }

    /// A run that was recorded as it went, which an imported transcript is not.
    private func makeRun(_ run: String) throws {
        try filled.index.runScript(
            """
            INSERT OR IGNORE INTO tasks(task_id, detected_at, source, status) VALUES('gh-1', '', 'manual', 'active');
            INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES('\(run)', 'gh-1', '', 'running');
            INSERT INTO runs(run_id, task_id, step_id, worker_kind, attempt, status, created_at, repository, directory)
            VALUES('\(run)', 'gh-1', 's', 'claude', 1, 'completed', '', '', '');
            """
        )
    }

    @Test func aCallThatSeveralTellCountsOnceAsItsRunToldIt() throws {
        try makeRun("run-1")
        try call("Bash", "a", in: "import-2", number: 0, milliseconds: 900, conversation: "c")
        try call("Bash", "a", in: "run-1", number: 0, milliseconds: 100, conversation: "c")
        try call("Bash", "a", in: "import-1", number: 0, milliseconds: 700, success: false, conversation: "c")
        let tool = try #require(try speeds().tools.first)
        #expect(tool.calls == 1 && tool.failures == 0 && tool.duration?.most == 100)
    }

    @Test func ofTranscriptsAloneTheFirstCounts() throws {
        try call("Bash", "a", in: "import-2", number: 0, milliseconds: 900, conversation: "c")
        try call("Bash", "a", in: "import-1", number: 0, milliseconds: 700, conversation: "c")
        let tool = try #require(try speeds().tools.first)
        #expect(tool.calls == 1 && tool.duration?.most == 700)
    }

    @Test func aForkTellsTheResponsesOfItsParentAgain() throws {
        try call("Bash", "a", in: "import-1", number: 0, milliseconds: 700, conversation: "c-1", response: "msg_1")
        try call("Bash", "a", in: "import-2", number: 0, milliseconds: 700, conversation: "c-2", response: "msg_1")
        #expect(try speeds().tools.first?.calls == 1)
    }

    @Test func anIdThatIsGivenAgainInAConversationMeansAnotherCall() throws {
        try makeRun("run-1")
        for run in ["run-1", "import-1"] {
            for number in 0..<2 as Range<Int64> {
                let took = 100 * (number + 1) as Int64
                try call("Bash", "call_0", in: run, number: number, milliseconds: took, conversation: "c")
            }
        }
        try call("Bash", "call_0", in: "import-2", number: 0, milliseconds: 900, conversation: "another")
        let tool = try #require(try speeds().tools.first)
        #expect(tool.calls == 3 && tool.duration?.most == 900 && tool.duration?.median == 200)
    }

    @Test func aCallWithoutAResultIsFoundToBeTheSameToo() throws {
        try makeRun("run-1")
        try call("Bash", "a", in: "run-1", number: 0, milliseconds: nil, conversation: "c")
        try call("Bash", "a", in: "import-1", number: 0, milliseconds: nil, conversation: "c")
        let tool = try #require(try speeds().tools.first)
        #expect(tool.calls == 1 && tool.unanswered == 1)
    }

    @Test func theSlowestCallsSayWhereTheyAre() throws {
        for number in 0..<12 {
            try call("Bash", "c\(number)", in: "run-1", number: Int64(number), milliseconds: Int64(number) * 100)
        }
        try filled.index.runScript(
            """
            INSERT INTO tasks(task_id, detected_at, source, status) VALUES('gh-1', '', 'manual', 'active');
            INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES('run-1', 'gh-1', '', 'running');
            """
        )
        let slowest = try speeds().slowest
        #expect(slowest.map(\.milliseconds) == (2..<12).reversed().map { Double($0) * 100 })
        let expected = SlowToolCall(
            tool: "Bash",
            milliseconds: 1_100,
            at: try WallTime(iso: "2026-11-21T10:00:11Z"),
            run: "run-1",
            task: "gh-1",
            input: #"{"command":"Bash 11"}"#
        )
        #expect(slowest.first == expected)
    }

    @Test func onlyCallsOfTheTimeCount() throws {
        for number in 0..<4 {
            try call("Bash", "c\(number)", in: "run-1", number: Int64(number), milliseconds: 1)
        }
        #expect(try speeds("2026-11-21T10:00:02Z").tools.first?.calls == 2)
        #expect(try speeds("2026-11-21T11:00:00Z").tools == [])
    }

    @Test func withoutWhatWasSaidThereIsNoAnswer() throws {
        try SystemDisk().rename(filled.paths.conversations, to: home.path("elsewhere.db"))
        #expect(throws: QueriesError.self) { try speeds() }
    }
}
