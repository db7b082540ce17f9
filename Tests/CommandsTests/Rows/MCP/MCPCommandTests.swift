import Control
import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct MCPCommandTests {
    private let discover = #"{"jsonrpc":"2.0","id":1,"method":"server/discover"}"#

    private func roost(_ home: TemporaryHome, _ arguments: String...) throws -> CommandTester {
        try CommandTester("roost").arguments(["mcp"] + arguments).folder(home.path)
            .environment(["HOME": home.path, "ROOST_HOME": home.path("home")])
    }

    private func call(_ id: Int, _ tool: String, _ arguments: String) throws -> String {
        let parameters: JSONObject = [
            "name": .string(tool), "arguments": try JSONReader.read(arguments),
            "_meta": ["io.modelcontextprotocol/protocolVersion": "2025-11-25"],
        ]
        let message: JSONValue = [
            "jsonrpc": "2.0", "id": .integer(Int64(id)), "method": "tools/call", "params": .object(parameters),
        ]
        return JSONWriter.text(message) + "\n"
    }

    private func replies(_ result: CommandResult) throws -> [JSONValue] {
        try result.stdout.split(separator: "\n").map { try JSONReader.read(String($0)) }
    }

    @Test func aClientThatGoesHasItsAnswersAndThatIsAll() throws {
        let home = try TemporaryHome(for: #function)
        let silent = try roost(home).run()
        #expect(silent.exitCode == 0 && silent.stdout == "" && silent.stderr == "")
        let result = try roost(home).input(discover + "\n" + call(2, "cost", "{}") + discover).run()
        #expect(result.exitCode == 0 && result.stderr == "")
        let ids = try replies(result).compactMap { $0["id"]?.integerValue }
        #expect(ids.sorted() == [1, 1, 2])
    }

    @Test func aReaderThatHasGoneIsNoError() throws {
        let home = try TemporaryHome(for: #function)
        let result = try roost(home).input(discover + "\n").withoutReader().run()
        #expect(result.exitCode == 0 && result.stderr == "")
        #expect(try roost(home, "--nothing").run().exitCode == 2)
        #expect(try roost(home, "word").run().exitCode == 2)
    }

    @Test func theHomeOfTheCommandLineIsThatOfTheTools() throws {
        let story = try StoryHome(for: #function)
        let home = try TemporaryHome(for: "other-\(#function)")
        let result = try roost(home, "--home", story.scratch.path).input(call(1, "task_list", "{}")).run()
        let rows = try replies(result)[0]["result"]?["structuredContent"]?["rows"]?.arrayValue ?? []
        #expect(rows.contains { $0["task"] == "gh-450" })
    }

    @Test func aSignalEndsItAndWhatItStarted() throws {
        let story = try StoryHome(for: #function)
        let trial = try MCPTrial(home: story.scratch.path)
        try trial.greet()
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        try trial.begin(1, "sql_readonly", ["query": .string(endless)])
        #expect(try trial.ask(2, "ping")["result"] == [:])
        let pid = trial.program.pid
        let list = try SystemDisk().readAll("/proc/\(pid)/task/\(pid)/children", bytesMax: 1_024)
        let processes = SystemProcesses()
        let children = try String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
            .compactMap { try processes.identity(of: $0) }
        #expect(children.count == 1)
        try trial.program.signal(.terminate)
        #expect(try trial.program.end() == .exited(code: 143))
        #expect(try Eventually.wait(upTo: .seconds(30)) { try !children.contains { try processes.isAlive($0) } })
    }

    // MARK: - With leave to act

    private func acting(_ input: String, _ scene: TaskScene) throws -> [JSONValue] {
        let result = try CommandTester("roost").arguments("mcp", "--allow-control").folder(scene.home.path)
            .environment(["HOME": scene.home.path, "ROOST_HOME": scene.home.path]).input(input).run()
        #expect(result.exitCode == 0 && result.stderr == "")
        return try replies(result)
    }

    @Test func tasksAreAddedAndTriedAgainAsAPersonDoes() throws {
        let scene = try TaskScene()
        let added = try acting(call(1, "task_add", #"{"text":"--hold it","agent":"shell","budget":"2.50"}"#), scene)
        let row = added[0]["result"]?["structuredContent"]?["rows"]?.arrayValue?.first
        #expect(row?["schema"] == "roost.task/1" && row?["task"] == "manual-007")
        guard case .addTask(let wish) = scene.directive else {
            Issue.record("no task was added")
            return
        }
        #expect(wish.text == "--hold it" && wish.agent == "shell" && wish.isHeld != true)
        #expect(scene.desk.calls.last?.asker.text == "person")
        let retried = try acting(call(1, "task_retry", #"{"task":"gh-1"}"#), scene)
        #expect(retried[0]["result"]?["isError"] == false)
        #expect(scene.directive == .retryTask(try TaskID("gh-1")))
        let refused = try acting(call(1, "task_retry", #"{"task":"gh 1"}"#), scene)
        #expect(refused[0]["result"]?["isError"] == true)
        try scene.desk.end()
    }

    @Test func agentsAreToldThingsAndStopped() throws {
        let scene = try TaskScene()
        let steered = try acting(call(1, "worker_steer", #"{"worker":"gh-1","text":"-n go on"}"#), scene)
        #expect(steered[0]["result"]?["structuredContent"]?["rows"]?.arrayValue?.first?["ok"] == true)
        #expect(scene.directive == .steer(try Identifier("gh-1"), text: "-n go on"))
        _ = try acting(call(1, "worker_stop", #"{"worker":"worker-1","now":true}"#), scene)
        #expect(scene.directive == .stopWorker(try WorkerID("worker-1"), isNow: true))
        try scene.desk.end()
    }

    /// The daemon's word is the answer, and a daemon that is not there is named.
    @Test func whatIsRefusedIsAnErrorOfTheTool() throws {
        let scene = try TaskScene { _, _ in .refused(.noTarget, "no task \"gh-1\"", hint: "all: roost task list") }
        let refused = try acting(call(1, "task_retry", #"{"task":"gh-1"}"#), scene)[0]["result"]
        #expect(refused?["isError"] == true && JSONWriter.text(refused ?? .null).contains("no_target"))
        try scene.desk.end()
        let alone = try acting(call(1, "task_retry", #"{"task":"gh-1"}"#), scene)[0]["result"]
        #expect(alone?["isError"] == true && JSONWriter.text(alone ?? .null).contains("daemon"))
    }

    @Test func aWorkerIsStoppedByItsRunUnderARealDaemon() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        let agent = try trial.agent()
        let client = try MCPTrial(home: trial.runs.home.root, ["--allow-control"])
        try client.greet()
        let isShown = try Eventually.wait(upTo: .seconds(60)) {
            let rows = try client.answer("fleet_status")["rows"]?.arrayValue ?? []
            return rows.first?["schema"] == "roost.worker/1" && rows.first?["verdict"] == "working"
        }
        #expect(isShown)
        let run = try #require(try client.answer("fleet_status")["rows"]?.arrayValue?.first?["run"])
        #expect(
            try client.answer("logs_tail", ["target": run])["rows"]?.arrayValue?.contains { $0["text"] == "ready" }
                == true
        )
        #expect(
            try client.answer("worker_stop", ["worker": run, "now": true])["rows"]?.arrayValue?.first?["ok"] == true
        )
        #expect(try trial.hasEnded(agent))
        let noted = try trial.directives().last
        #expect(noted?["directive"] == "stop-worker" && noted?["asker"] == "person")
    }

    /// An agent that has it as its server may look, and act no more than by any other way.
    @Test func withinARunItMayLookAndNotAct() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        let calls = try call(1, "worker_stop", #"{"worker":"worker-1"}"#) + call(2, "fleet_status", "{}")
        let script = "printf '%s' \"$1\" | \"$2\" mcp --allow-control"
        let run = try trial.roost("run", "--", "sh", "-c", script, "sh", calls, try Programs.path("roost"))
        #expect(run.exitCode == 0, "\(run.stderr)")
        let results = try replies(run).sorted { ($0["id"]?.integerValue ?? 0) < ($1["id"]?.integerValue ?? 0) }
            .map { $0["result"] }
        try #require(results.count == 2)
        #expect(results[0]?["isError"] == true && JSONWriter.text(results[0] ?? .null).contains("in_run"))
        #expect(results[1]?["structuredContent"]?["rows"]?.arrayValue?.count == 1)
    }
}
