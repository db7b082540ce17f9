import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// Every spelling that those know who come from programs like this one, beside the one that we teach: both run, and
/// their answers are the same.
@Suite struct OldSpellingsTests {
    private struct Pair: Sendable {
        let old: String
        let new: String
        /// What stands in both answers.
        let word: String
        var exitCode: Int32 = 0
        /// Whether the answers are alike to the letter, and not only about the same.
        var isLetterByLetter = true
    }

    /// `TASK`, `WORKER`, `LOGS` and `PID` are filled in.
    private static let pairs = [
        Pair(old: "logs WORKER --raw --tail 20", new: "logs WORKER --raw -n 20", word: "It is done"),
        Pair(old: "logs WORKER --source events", new: "logs --task TASK --source events", word: "started"),
        Pair(old: "directive worker-logs WORKER 20", new: "logs WORKER -n 20", word: "done", isLetterByLetter: false),
        Pair(old: "directive health", new: "health -o json", word: "\"pid\":PID", isLetterByLetter: false),
        Pair(old: "logs --task TASK --backend --no-ansi", new: "logs --task TASK --source backend", word: "It is done"),
        Pair(old: "logs --task TASK --source orch --no-ansi", new: "logs --task TASK --source orch", word: "select"),
        Pair(old: "logs --task TASK --source all --no-ansi", new: "logs --task TASK", word: "It is done"),
        Pair(old: "logs --all-tasks --backend", new: "logs --all-tasks --source backend", word: "It is done"),
        Pair(old: "logs --table -o json", new: "status -o json", word: "manual-001"),
        Pair(old: "logs --table", new: "status", word: "● roost running", isLetterByLetter: false),
        Pair(old: "cost --today", new: "cost --since today", word: "claude-sonnet", isLetterByLetter: false),
        Pair(old: "task TASK --full", new: "task show TASK --full", word: "completed"),
        Pair(old: "sessions --active", new: "session list --active", word: "daemon"),
        Pair(old: "runs --active", new: "run list --active", word: "manual-001"),
        Pair(
            old: "export --task TASK --format json",
            new: "export --task TASK --format json",
            word: "completed",
            isLetterByLetter: false
        ),
        Pair(old: "archive-logs --month 2025-10 --dry-run", new: "archive --month 2025-10 -n", word: "MONTH"),
        Pair(old: "import-jsonl LOGS -n", new: "import jsonl LOGS -n", word: "files ", isLetterByLetter: false),
        Pair(old: "start --daemon-only --workers 3", new: "daemon start --workers 3", word: "", exitCode: 6),
        Pair(old: "daemon start --daemon-only --workers 3", new: "daemon start", word: "", exitCode: 6),
    ]

    private static let settings = """
        [flock]
        start_interval = "0s"
        attempts_max = 1
        [panes.architect]
        command = ["cat"]
        """

    @Test func eachRunsAndAnswersAsTheNewOne() throws {
        let scene = try PaneScene(Self.settings)
        let trial = scene.daemons
        #expect(try trial.roost("start", "--daemon-only", "--workers", "3").exitCode == 0)
        let daemon = try #require(try trial.living()).process
        // A pane that is wanted and not there would be a finding.
        #expect(try trial.roost("pane", "start").exitCode == 0)
        _ = try trial.agent()
        let worker = try Self.work(on: "gh-450", trial)
        let logs = trial.runs.scratch.path("app.jsonl")
        let line = #"{"timestamp":"2025-10-03T10:00:00Z","event":"task_started","task_id":"gh-1"}"#
        try trial.runs.disk.createFile(logs, with: Array("\(line)\n".utf8))
        func words(_ text: String) -> String {
            let filled = [("TASK", "gh-450"), ("WORKER", worker), ("LOGS", logs), ("PID", "\(daemon.pid)")]
            return filled.reduce(text) {
                $0.split(separator: $1.0, omittingEmptySubsequences: false).joined(separator: $1.1)
            }
        }
        for pair in Self.pairs {
            var answers: [CommandResult] = []
            let word = words(pair.word)
            // The index may be a moment behind.
            let isSo = try Eventually.wait(upTo: .seconds(60)) {
                answers = try [pair.old, pair.new].map {
                    try trial.runs.roost(words($0).split(separator: " ").map(String.init)).run()
                }
                return answers.allSatisfy { $0.exitCode == pair.exitCode && $0.stdout.contains(word) }
                    && (!pair.isLetterByLetter || answers[0].stdout == answers[1].stdout)
                    && (pair.exitCode == 0 || answers[0].stderr == answers[1].stderr)
            }
            let told = answers.map { "\($0.exitCode)\n\($0.stdout)\($0.stderr)" }
            #expect(isSo, "\(pair.old) and \(pair.new): \(told)")
        }
        #expect(try trial.roost("import-jsonl", logs).exitCode == 0)
        #expect(try trial.roost("import", "jsonl", logs).exitCode == 0)
        try Self.follow(worker, trial)
        try Self.restartPanes(scene)
        try Self.restart(daemon, trial)
    }

    /// A task that the daemon gives to a worker, done and in the index.
    private static func work(on task: String, _ trial: DaemonCommandTrial) throws -> String {
        let script = "usage 12000 800 ;; say It is done"
        let added = try trial.roost("task", "add", "--id", task, "--agent", "demo", "demo: \(script)")
        #expect(added.exitCode == 0, "\(added.stderr)")
        let isDone = try Eventually.wait(upTo: .seconds(120)) {
            try trial.roost("task", "show", task).stdout.contains("completed")
        }
        #expect(isDone)
        let run = try #require(try trial.runs.runs().first { $0.metadata.task.text == task })
        return try #require(run.metadata.worker).text
    }

    /// What goes on until Ctrl-C, and shows the same until then.
    private static func follow(_ worker: String, _ trial: DaemonCommandTrial) throws {
        let lines: [[String]] = [
            ["logs", worker, "--raw", "--tail", "20", "--follow"], ["logs", worker, "--raw", "-n", "20", "-f"],
            ["logs", "--task", "gh-450", "--follow", "--source", "backend", "--no-ansi"],
            ["logs", "--task", "gh-450", "-f", "--source", "backend", "--no-ansi"],
            ["logs", "--follow", "--all-tasks", "--backend"], ["logs", "-f", "--all-tasks", "--source", "backend"],
            ["logs", "-f"],
        ]
        for words in lines {
            let home = "ROOST_HOME=\(trial.runs.home.root)"
            let following = try RunningProgram("/usr/bin/env", [home, try Programs.path("roost")] + words)
            let first = try #require(try following.readLine(), "\(words)")
            #expect(!first.isEmpty, "\(words)")
            try following.signal(.interrupt)
            #expect(try following.end() == .exited(code: 130), "\(words)")
        }
    }

    private static func restartPanes(_ scene: PaneScene) throws {
        for words in [["pane", "restart", "architect"], ["directive", "restart-pane", "architect"]] {
            let pid = try scene.pid(.architect)
            let result = try scene.daemons.runs.roost(words).run()
            #expect(result.exitCode == 0 && (result.stdout + result.stderr).contains("architect: restarted"))
            #expect(try scene.pid(.architect) != pid)
        }
    }

    private static func restart(_ first: ProcessIdentity, _ trial: DaemonCommandTrial) throws {
        let restarted = try trial.roost("daemon", "restart", "--wait")
        #expect(restarted.exitCode == 0, "\(restarted.stderr)")
        let second = try #require(try trial.living()).process
        #expect(second != first)
        // A daemon that has just come answers that it has been restarted already.
        let other = try DaemonCommandTrial(for: "OldSpellings")
        let old = try other.start()
        let asked = try other.roost("directive", "restart-daemon")
        #expect(asked.exitCode == 0 && asked.stdout == "restarting in 5s\n")
        #expect(try other.hasEnded(old))
        #expect(try Eventually.wait(upTo: .seconds(60)) { try other.living().map { $0.process != old } ?? false })
    }
}
