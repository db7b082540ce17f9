import Domain
import JSON
import Journal
import Platform
import Queries
import Store
import TestSupport
import Testing

/// Two hundred secrets that an agent printed under the real shim: whatever is asked, none comes out.
@Suite struct SecretDoorsTests {
    private static let questions = [
        ["logs", "gh-450"], ["logs", "gh-450", "--raw"], ["logs", "gh-450", "--source", "backend", "-t"],
        ["logs", "gh-450", "--source", "events"], ["logs", "gh-450", "--source", "orch"],
        ["logs", "gh-450", "-o", "json"],
        ["replay", "RUN", "--speed", "max"], ["talk", "gh-450", "--thinking", "--all"],
        ["talk", "gh-450", "-o", "json"], ["talk", "gh-450", "-o", "csv"], ["run", "list", "-o", "json"],
        ["run", "show", "RUN"], ["run", "show", "RUN", "-o", "json"],
        ["event", "list", "-n", "10000", "-o", "json"], ["why", "gh-450", "-o", "json"], ["why", "gh-450"], ["du"],
        ["task", "show", "gh-450", "--full"], ["task", "list", "-o", "json"], ["session", "list", "-o", "json"],
        ["decision", "list", "-o", "json"], ["worktree", "list", "-o", "json"], ["trigger", "list", "-o", "json"],
        ["cost", "--all", "--by", "task", "-o", "json"], ["perf", "--all", "--by", "tool", "-o", "json"], ["verify"],
        ["db", "check"], ["config", "show"],
        ["search", "found", "-n", "1000"], ["search", "warning", "-n", "1000", "-o", "json"],
    ]
    private static let formats = ["json", "jsonl", "csv", "md", "html", "otlp", "perfetto"]

    /// One run for all, since it is recorded and indexed by real programs.
    private let home: SecretHome

    init() throws { home = try SecretHome(for: "SecretDoorsTests") }

    @Test func noDoorLetsOneOutAndTheFilesKeepThemAll() throws {
        try thereAreTwoHundredAndTheFilesHoldThemToTheByte()
        for question in Self.questions { try noQuestionIsAnsweredWithOne(arguments: question) }
        for format in Self.formats { try noExportHoldsOne(format: format) }
        try noToolTellsAModelOne()
        try aRawExportHoldsTheBytesOfEachBlock()
        try noTableOrViewOfEitherDatabaseHoldsOneOrTheWordsOfOne()
        try noFileOfTheDatabasesNorABackupHoldsOne()
        try noQuestionInSQLPutsOneTogether()
        try noneCanBeSearchedFor()
        try anErrorRepeatsNoneThatItWasNotAsked()
    }

    private func expectNone(_ bytes: [UInt8], _ door: String, at location: SourceLocation = #_sourceLocation) {
        let found = home.found(in: bytes)
        #expect(found == [], "\(door): \(found.count) of \(home.plan.secrets.count)", sourceLocation: location)
    }

    private func thereAreTwoHundredAndTheFilesHoldThemToTheByte() throws {
        #expect(home.plan.secrets.count == SecretPlan.countMax)
        var seen: Set<String> = []
        for channel in Channel.allCases {
            let planted = try home.planted(channel)
            seen.formUnion(home.found(in: planted))
            #expect(try home.trial.disk.readAll(home.directory.log(of: channel), bytesMax: 1 << 24) == planted)
            let stream = channel == .stdout ? "out" : "err"
            let shown = try home.ask(["logs", home.run, "--raw", "--unredacted", "--stream", stream])
            #expect(shown.stdoutBytes == planted)
        }
        // What looks for them would find them: all but those with every other character as a number.
        #expect(seen.count > SecretPlan.countMax - 20, "\(seen.count)")
    }

    private func noQuestionIsAnsweredWithOne(arguments: [String]) throws {
        let result = try home.ask(arguments.map { $0 == "RUN" ? home.run : $0 })
        #expect(result.exitCode == 0, "\(arguments): \(result.stderr.suffix(300))")
        expectNone(result.stdoutBytes + result.stderrBytes, arguments.joined(separator: " "))
    }

    private func noToolTellsAModelOne() throws {
        let calls: [(String, JSONObject)] = [
            ("logs_tail", ["target": "gh-450", "limit": 500]), ("logs_search", ["pattern": ".", "limit": 500]),
            ("logs_tail", ["target": "--unredacted"]), ("why", ["subject": "gh-450"]),
            ("task_get", ["task": "gh-450", "timeline": true]), ("search", ["text": "found", "limit": 500]),
            ("sql_readonly", ["query": "SELECT content, tool_input, tool_output FROM blocks", "limit": 500]),
        ]
        var input = ""
        for (id, (tool, arguments)) in calls.enumerated() {
            let parameters: JSONObject = [
                "name": .string(tool), "arguments": .object(arguments),
                "_meta": ["io.modelcontextprotocol/protocolVersion": "2025-11-25"],
            ]
            let message: JSONValue = [
                "jsonrpc": "2.0", "id": .integer(Int64(id)), "method": "tools/call", "params": .object(parameters),
            ]
            input += JSONWriter.text(message) + "\n"
        }
        let result = try home.trial.roost(["mcp"]).limit(.seconds(60)).input(input).run()
        let replies = try result.stdout.split(separator: "\n").map { try JSONReader.read(String($0)) }
        #expect(replies.count == calls.count)
        // A target that would be an option is the name of nothing.
        #expect(replies.filter { $0["result"]?["isError"] == true }.map { $0["id"] } == [2])
        expectNone(result.stdoutBytes + result.stderrBytes, "mcp")
    }

    private func noExportHoldsOne(format: String) throws {
        for selection in [["--task", "gh-450"], ["--since", "2020-01-01"]] {
            let result = try home.ask(["export"] + selection + ["--format", format])
            #expect(result.exitCode == 0 && result.stdout.contains("gh-450"))
            expectNone(result.stdoutBytes, "export --format \(format)")
        }
    }

    private func aRawExportHoldsTheBytesOfEachBlock() throws {
        let result = try home.ask(["export", "--task", "gh-450", "--format", "jsonl", "--raw"])
        #expect(result.stderr.contains("with secrets"))
        // All but those of lines that are no message, and of the other channel.
        #expect(home.found(in: result.stdoutBytes).count > SecretPlan.countMax / 2)
        #expect(!result.stdout.contains("\"raw\":null"))
    }

    private func noTableOrViewOfEitherDatabaseHoldsOneOrTheWordsOfOne() throws {
        let paths = RecordPaths(home: home.trial.home)
        let disk = home.trial.disk
        let now = WallTime(nanoseconds: 0)
        let index = try IndexSchema.current.open(paths.index, for: .read, on: disk, at: now)
        try ConversationsFile(paths.conversations, on: disk).attach(to: index)
        expectNone(try SecretDatabase.bytes(of: index), "index.db")
        let said = try SecretDatabase.bytes(of: index, ConversationsFile.name)
        #expect(said.count > 10_000)
        expectNone(said, "conversations.db")
    }

    private func noFileOfTheDatabasesNorABackupHoldsOne() throws {
        let backup = home.trial.scratch.path("record.db")
        let result = try home.ask(["db", "backup", backup])
        #expect(result.exitCode == 0, "\(result.stderr)")
        let paths = RecordPaths(home: home.trial.home)
        for file in [backup, paths.index, paths.conversations, paths.index + "-wal", paths.conversations + "-wal"] {
            guard try home.trial.disk.exists(file) else { continue }
            expectNone(try home.trial.disk.readAll(file, bytesMax: 1 << 27), file)
        }
    }

    /// As somebody would who wants to get around what looks for secrets in the answer.
    private func noQuestionInSQLPutsOneTogether() throws {
        for column in ["content", "tool_input", "tool_output", "packed"] {
            let query = "SELECT hex(\(column)) FROM blocks WHERE \(column) IS NOT NULL"
            let result = try home.ask(["sql", query, "-o", "csv"])
            #expect(result.exitCode == 0, "\(result.stderr)")
            expectNone(result.stdoutBytes, query)
        }
        let letters = """
            WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 300)
            SELECT group_concat(substr(coalesce(content, tool_input, tool_output), i, 1), '') FROM blocks, n
            GROUP BY block_id
            """
        let result = try home.ask(["sql", letters, "-o", "csv"])
        #expect(result.exitCode == 0, "\(result.stderr)")
        expectNone(result.stdoutBytes, "substr")
    }

    private func noneCanBeSearchedFor() throws {
        let paths = RecordPaths(home: home.trial.home)
        let disk = home.trial.disk
        let record = try OpenRecord(paths, on: disk, at: WallTime(nanoseconds: 0))
        let search = try Search(record, of: paths.home, on: disk)
        var texts = ""
        var answered = 0
        for secret in home.plan.secrets {
            let words = secret.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.hasPrefix("a1A") }
            for word in words.filter({ $0.count >= 10 }) {
                // No word of a secret is in the search.
                let answer = try search.find(SearchRequest(word))
                answered += answer.hits.count
                texts += answer.hits.map { $0.excerpt.marked { $0 } }.joined(separator: "\n")
            }
        }
        #expect(answered == 0, "\(texts.prefix(300))")
        // What stands beside them is found.
        #expect(try search.find(SearchRequest("credential")).hits.count > 5)
        expectNone(Array(texts.utf8), "search")
    }

    private func anErrorRepeatsNoneThatItWasNotAsked() throws {
        for arguments in [
            ["talk", "gh-45"], ["run", "diff", home.run, home.run], ["logs", "nobody"], ["why", "nobody"],
        ] {
            let result = try home.ask(arguments)
            expectNone(result.stdoutBytes + result.stderrBytes, arguments.joined(separator: " "))
        }
    }
}
