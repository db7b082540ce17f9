import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// A daemon that gives tasks to real agents, in a home of a test's own, and whoever asks it for something.
final class FlockTrial {
    let trial: DaemonTrial
    private var client: ControlClient?

    /// - Parameter settings: of `config.toml`, behind those that make haste.
    init(for test: String = #function, settings: String = "") throws {
        trial = try DaemonTrial(for: test)
        let own = """
            [flock]
            start_interval = "0s"
            retry_delay = "0s"
            startup_delay = "0s"
            memory_min = "1MiB"
            disk_min = "1MiB"

            [agents.demo]
            environment = ["DEMO_LAUNCHES=\(trial.home.root)/launches"]
            """
        try trial.disk.replaceFile(trial.home.configuration, with: Array("\(own)\n\(settings)\n".utf8))
    }

    var home: HomePaths { trial.home }

    /// A daemon that has begun.
    func start(_ arguments: [String] = []) throws -> RunningProgram {
        let daemon = try trial.daemon(arguments)
        let hasBegun = try trial.begun(daemon.pid)
        let errors = try trial.errors()
        #expect(hasBegun, "\(errors)")
        client = nil
        return daemon
    }

    @discardableResult
    func ask(_ name: String, _ words: [String] = [], data: JSONObject = [:]) throws -> DirectiveAnswer {
        let client = try self.client ?? trial.connect()
        self.client = client
        return try client.ask(name, words: words, data: data, upTo: .seconds(60))
    }

    func add(_ id: String, _ text: String, by agent: String = "demo", _ data: JSONObject = [:]) throws {
        var all = data
        all["id"] = .string(id)
        all["agent"] = .string(agent)
        let answer = try ask("add-task", [text], data: all)
        #expect(answer.isOK, "\(id): \(answer.detail)")
    }

    func status() throws -> JSONObject { try #require(try ask("status").data) }

    /// How many tasks have that status.
    func count(_ statuses: TaskStatus..., in status: JSONObject) -> Int64 {
        statuses.reduce(0) { $0 + (status["tasks"]?[$1.rawValue]?.integerValue ?? 0) }
    }

    /// Waits until no task can be worked on any more, and answers meanwhile what agents ask. A slow machine only takes
    /// longer: it is given up when for that long nothing has come of any task.
    func settle(within limit: Duration, answering text: String = "yes") throws -> Bool {
        var open: Int64 = .max
        while true {
            let before = open
            let hasSettled = try Eventually.wait(upTo: limit) {
                open = try lookAndAnswer(text)
                return open == 0 || open < before
            }
            if open == 0 || !hasSettled { return hasSettled }
        }
    }

    /// How many tasks can still be worked on.
    private func lookAndAnswer(_ text: String) throws -> Int64 {
        let status = try status()
        for run in status["runs_live"]?.arrayValue ?? [] {
            for question in run["questions"]?.arrayValue ?? [] {
                let named: JSONObject = ["question": question["request"] ?? .null]
                try ask("answer", [run["run"]?.stringValue ?? "", text], data: named)
            }
        }
        return count(.detected, .assigned, .active, in: status)
    }

    /// How the journals say that it ended, or stands.
    func standing() throws -> OpenTasks { try OpenTasksReading(of: home, on: trial.disk).tasks }

    func runs(of task: String) throws -> [CatalogedRun] {
        try RunCatalog.runs(of: try TaskID(task), in: home, on: trial.disk)
    }

    /// How often the demo agents were launched, by run.
    func launches() throws -> [String: Int] {
        let path = "\(home.root)/launches"
        guard try trial.disk.exists(path) else { return [:] }
        let text = String(decoding: try trial.disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self)
        let runs = text.split(separator: "\n").compactMap { $0.split(separator: " ").last.map(String.init) }
        return Dictionary(runs.map { ($0, 1) }, uniquingKeysWith: +)
    }

    func end(_ daemon: RunningProgram) throws {
        try daemon.signal(.terminate)
        #expect(try daemon.end() == .exited(code: 0))
    }
}

extension OpenTasks {
    func status(of task: String) throws -> TaskStatus? {
        let id = try TaskID(task)
        return self[id]?.task.status.known ?? ended[id]
    }
}
