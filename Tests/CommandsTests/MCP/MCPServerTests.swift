import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Commands

/// The real program, over real pipes.
@Suite struct MCPServerTests {
    /// It goes on until it is ended, which a question in SQL is after five seconds.
    private static let endless: JSONObject = [
        "query": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    ]

    private func fixture(_ name: String) throws -> [String] {
        let path = Fixtures.path("\(name)-wire.txt")
        let text = String(decoding: try SystemDisk().readAll(path, bytesMax: 1 << 20), as: UTF8.self)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("C> ") }.map { String($0.dropFirst(3)) }
        // The server that they spoke to had one tool.
        return lines.map { line in
            line.split(separator: "\"name\":\"status\",\"arguments\":{\"run\":\"r1\"}").joined(
                separator: "\"name\":\"fleet_status\",\"arguments\":{}"
            )
        }
    }

    @Test(arguments: [("claude", "2025-11-25", 5), ("codex", "2025-06-18", 3)])
    func whatARealClientSaidIsAnswered(client: String, version: String, lines: Int) throws {
        let story = try StoryHome(for: "\(#function)-\(client)")
        let trial = try MCPTrial(home: story.scratch.path)
        let said = try fixture(client)
        #expect(said.count == lines)
        for line in said {
            try trial.program.type(line + "\n")
            guard let id = try JSONReader.read(line)["id"] else { continue }
            let reply = try trial.reply(to: id)
            #expect(reply["error"] == nil, "\(line)")
            let result = try #require(reply["result"])
            switch try JSONReader.read(line)["method"]?.stringValue {
            case "server/discover": #expect(result["supportedVersions"]?.arrayValue?.contains("2026-07-28") == true)
            case "initialize": #expect(result["protocolVersion"] == .string(version))
            case "tools/list": #expect(result["tools"]?.arrayValue?.count == MCPTool.reading.count)
            default: #expect(result["structuredContent"]?["rows"] == [])
            }
        }
        #expect(trial.heard == [])
    }

    /// The objects are those of the command line.
    @Test func toolsAnswerWithTheRowsOfTheirCommands() throws {
        let story = try StoryHome(for: #function)
        let trial = try MCPTrial(home: story.scratch.path)
        try trial.greet()
        let asked: [(String, JSONObject, [String])] = [
            ("task_list", [:], ["task", "list"]), ("task_get", ["task": "gh-450"], ["task", "show", "gh-450"]),
            (
                "task_get", ["task": "gh-450", "timeline": true, "limit": 5],
                ["task", "show", "gh-450", "--timeline", "-n5"]
            ),
            ("why", ["subject": "gh-450", "limit": 500], ["why", "gh-450"]),
            ("cost", ["all": true, "by": "task"], ["cost", "--all", "--by", "task"]),
            ("run_diff", ["a": "run-1", "b": "run-2"], ["run", "diff", "run-1", "run-2"]),
            (
                "sql_readonly", ["query": "SELECT task_id, status FROM tasks"],
                ["sql", "SELECT task_id, status FROM tasks"]
            ),
        ]
        for (tool, arguments, words) in asked {
            let expected = try story.tester(words + ["-o", "jsonl"]).run()
            #expect(expected.exitCode == 0, "\(words): \(expected.stderr)")
            let rows = try expected.stdout.split(separator: "\n").map { try JSONReader.read(String($0)) }
            let found = try trial.answer(tool, arguments)
            #expect(!rows.isEmpty && found["rows"]?.arrayValue == rows, "\(tool)")
        }
    }

    @Test func alongListIsGoneOnWithByItsCursor() throws {
        let story = try StoryHome(for: #function)
        let trial = try MCPTrial(home: story.scratch.path)
        try trial.greet()
        let all = try #require(try trial.answer("why", ["subject": "gh-450", "limit": 500])["rows"]?.arrayValue)
        var found: [JSONValue] = []
        var cursor: JSONValue?
        repeat {
            var arguments: JSONObject = ["subject": "gh-450", "limit": 2]
            arguments["cursor"] = cursor
            let answer = try trial.answer("why", arguments)
            found += answer["rows"]?.arrayValue ?? []
            cursor = answer["nextCursor"]
        } while cursor != nil && found.count < 1_000
        #expect(all.count > 4 && found == all)
        let large =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
            + " SELECT i, printf('%.1000c', 'x') AS text FROM n"
        let answer = try trial.answer("sql_readonly", ["query": .string(large), "limit": 500])
        #expect((20...24).contains(answer["rows"]?.arrayValue?.count ?? 0))
        #expect(JSONWriter.bytes(answer).count < MCPLimits.answerBytesMax + 1_000)
        #expect(answer["nextCursor"]?.stringValue.flatMap { Int($0) } == answer["rows"]?.arrayValue?.count)
    }

    @Test func aQuestionThatTakesLongHoldsUpNobodyAndCanBeCancelled() throws {
        let story = try StoryHome(for: #function)
        let trial = try MCPTrial(home: story.scratch.path)
        try trial.greet()
        for id in 1...4 { try trial.begin(.integer(Int64(id)), "sql_readonly", Self.endless) }
        #expect(try trial.ask("ping", "ping")["result"] == [:])
        #expect(trial.heard == [])
        try trial.begin("waits", "task_list")
        for id in 1...3 { try trial.tell("notifications/cancelled", ["requestId": .integer(Int64(id))]) }
        // It has its turn where one of the four is cancelled, and the fourth is told that it took too long.
        #expect(try trial.reply(to: "waits")["result"]?["isError"] == false)
        #expect(trial.heard == [])
        let late = try trial.reply(to: 4)["result"]
        #expect(late?["isError"] == true)
        #expect(late?["content"]?.arrayValue?.first?["text"]?.stringValue?.contains("timed_out") == true)
        #expect(try trial.ask("last", "ping")["result"] == [:] && trial.heard == [])
    }

    /// Far more than a pipe holds is answered before anything is read.
    @Test func aClientThatReadsLateMissesNothing() throws {
        let home = try TemporaryHome(for: #function)
        let trial = try MCPTrial(home: home.path)
        try trial.greet()
        for id in 1...200 { try trial.tell("tools/list", [:], id: .integer(Int64(id))) }
        #expect(try trial.program.waitUntilStuck())
        for id in 1...200 { #expect(try trial.reply(to: .integer(Int64(id)))["result"]?["tools"] != nil) }
        #expect(trial.heard == [])
    }

    @Test func whatIsNoMessageIsSaidSoAndTheNextIsTaken() throws {
        let home = try TemporaryHome(for: #function)
        let trial = try MCPTrial(home: home.path)
        try trial.program.type("garbage\n\n[1]\n\u{1b}[31m\n")
        try trial.program.type(String(repeating: "x", count: 10 << 20) + "\n")
        #expect(try trial.ask(1, "ping")["result"] == [:])
        #expect(trial.heard.map { $0["error"]?["code"]?.integerValue } == [-32700, -32600, -32700, -32600])
        #expect(trial.heard.allSatisfy { $0["id"] == .null })
    }

    @Test func aHomeThatIsNotThereYetIsToldOfKindly() throws {
        let home = try TemporaryHome(for: #function)
        let trial = try MCPTrial(home: home.path("none"))
        try trial.greet("2025-06-18")
        for (tool, arguments): (String, JSONObject) in [
            ("fleet_status", [:]), ("cost", [:]), ("task_list", [:]), ("task_get", ["task": "x"]),
            ("why", ["subject": "x"]), ("search", ["text": "x"]),
        ] {
            let answer = try trial.answer(tool, arguments)
            #expect(answer["rows"] == [])
            let notes = answer["notes"]?.arrayValue ?? []
            #expect(notes.contains { $0.stringValue?.hasPrefix("nothing is recorded yet") == true }, "\(tool)")
        }
        for (tool, arguments): (String, JSONObject) in [
            ("logs_tail", [:]), ("sql_readonly", ["query": "SELECT 1"]),
        ] {
            let result = try trial.call(tool, arguments)
            #expect(result["isError"] == true && JSONWriter.text(result).contains("nothing is recorded yet"), "\(tool)")
        }
        #expect(try !SystemDisk().exists(home.path("none")))
    }

    @Test func aThousandRequestsLeaveNothingBehind() throws {
        let story = try StoryHome(for: #function)
        let trial = try MCPTrial(home: story.scratch.path)
        try trial.greet()
        func round(_ numbers: Range<Int64>) throws {
            for number in numbers {
                if number % 50 == 0 { _ = try trial.answer("cost") }
                if number % 3 == 0 { _ = try trial.call("why", [:]) }
                _ = try trial.ask(.integer(number), number % 2 == 0 ? "ping" : "tools/list")
            }
        }
        try round(0..<100)
        let before = try (descriptors(trial), memoryKiB(trial))
        try round(100..<1_000)
        let after = try (descriptors(trial), memoryKiB(trial))
        #expect(after.0 == before.0)
        #expect(after.1 - before.1 < 8_192, "\(before.1) KiB, then \(after.1) KiB")
    }

    private func descriptors(_ trial: MCPTrial) throws -> Int {
        try SystemDisk().list("/proc/\(trial.program.pid)/fd").count
    }

    private func memoryKiB(_ trial: MCPTrial) throws -> Int {
        let bytes = try SystemDisk().readAll("/proc/\(trial.program.pid)/status", bytesMax: 1 << 16)
        let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return try #require(line?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    }
}
