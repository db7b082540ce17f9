import Domain
import Journal
import Platform
import TestSupport
import Testing

/// A flock in the middle of its work: one done, one that asks, one that is quiet, one that waits, one that has failed
/// twice, one that has spoilt a file, one whose tool goes on, and one that another program had done yesterday.
final class ErrandScene {
    private let trial: DaemonCommandTrial
    private let repository: ScratchRepository
    private let person: String
    /// When the second attempt of the one that failed came to its end.
    private var minute = "03:12"

    init(for test: String = #function) throws {
        trial = try DaemonCommandTrial(for: "errand")
        repository = try ScratchRepository(for: "errand", named: "parser")
        person = trial.runs.scratch.path("person")
        let disk = trial.runs.disk
        try disk.makeFolders("\(person)/old-logs")
        try repository.write("parser.swift", "let limit = 1\n")
        try repository.write("Makefile", "test:\n\t@echo 'parser: expected ) at 3'; false\n")
        try repository.commit("parser")
        try disk.createFile("\(person)/old-logs/events.jsonl", with: Array(Self.yesterday().utf8))
        try expect("roost import jsonl ~/old-logs")
        try disk.replaceFile(trial.runs.home.configuration, with: Array(Self.settings.utf8))
        try expect("roost daemon start --workers 6")
        for (id, more, script) in Self.tasks {
            try expect("roost task add --agent demo --id \(id) \(more) 'demo: \(script)'")
        }
        try spoil()
        try settle()
    }

    private static let settings = """
        [flock]
        start_interval = "0s"
        retry_delay = "0s"
        attempts_max = 2
        [watch]
        quiet_after = "2s"
        [budget]
        day_usd = "20"
        """

    private static let tasks = [
        (
            "gh-450", "--title 'Keep the last token' --repo .",
            "usage 12000 800 ;; say The parser drops the last token, so I keep it. ;; "
                + "edit parser.swift let kept = true ;; run sleep 1 ;; commit Keep the last token"
        ),
        ("gh-451", "--title 'Publish the branch' --repo .", "say I have pushed nothing yet. ;; permit git push"),
        ("gh-452", "--title 'Rename the lexer' --repo .", "say On it. ;; stall silent 10m"),
        (
            "gh-454", "--title 'Mend the tests' --repo . --model claude-haiku-4-5",
            "usage 1000 200 ;; edit notes.txt tried ;; run make test ;; say The tests fail: expected ) at 3 ;; fail 3"
        ),
        ("gh-453", "--title 'Tell the users' --after gh-451", "say Later"),
        ("gh-456", "--title 'Run the whole suite' --repo .", "say Now the whole suite. ;; run sleep 600"),
        (
            "gh-455", "--title 'Raise the limit' --repo . --attempts 1",
            "write limits.swift let limit = 10 ;; ask Go on? | yes | no ;; write limits.swift let limit = -1 ;; fail 3"
        ),
    ]

    /// Of another program, which did a task for us yesterday.
    private static func yesterday() -> String {
        let now = SystemClock().now().wall
        let day = "\((now - .seconds(86_400)).civil.date)"
        let usage = #""model":"claude-sonnet-4-5","tokens_input":120000,"tokens_output":9000,"request_id":"r1""#
        return [
            #"{"timestamp":"\#(day)T12:00:00Z","type":"session_started","session_id":"s-1"}"#,
            #"{"timestamp":"\#(day)T12:00:01Z","type":"task_detected","session_id":"s-1","task_id":"gh-440","#
                + #""title":"Speed the parser up","source":"github"}"#,
            #"{"timestamp":"\#(day)T12:00:02Z","type":"worker_spawned","session_id":"s-1","task_id":"gh-440","#
                + #""worker_id":"w-1"}"#,
            #"{"timestamp":"\#(day)T12:01:00Z","type":"api_call","session_id":"s-1","task_id":"gh-440","#
                + #""worker_id":"w-1",\#(usage)}"#,
        ].joined(separator: "\n") + "\n"
    }

    /// A checkpoint is taken before the bad edit, and one comes by itself at the end of the run.
    private func spoil() throws {
        let asks = try Eventually.wait(upTo: .seconds(60)) {
            try shell("roost worker show gh-455").stdout.contains("\nAsks ")
        }
        let before = try text("limits.swift", ofTask: "gh-455")
        #expect(asks && before == "let limit = 10\n")
        let worker = try shell("roost worker show gh-455 --json=run").stdout
        let run = worker.split(separator: "\"").first { $0.hasPrefix("run-") }
        try expect("roost run checkpoint take \(run ?? "")")
        try expect("roost worker answer gh-455 yes")
    }

    private func settle() throws {
        let isReady = try Eventually.wait(upTo: .seconds(120)) {
            let status = try shell("roost status").stdout
            let failed = try shell("roost task list --failed -o name").stdout.split(separator: "\n")
            let completed = try shell("roost task list --completed -o name").stdout
            return status.contains("asks: Bash: git push") && status.contains("no output for")
                && failed.sorted() == ["gh-454", "gh-455"]
                && completed.contains("gh-450")
        }
        #expect(isReady)
        let ended = try shell("roost event list --task gh-454 --type step_failed -n 1 --json=at").stdout
        minute = ended.split(separator: "T").last.map { String($0.prefix(5)) } ?? minute
    }

    /// What a command writes, once it says that: the index may be a moment behind.
    func answer(_ command: String, saying words: [String]) throws -> String {
        let isLast = minute.hasSuffix(":59")
        let next = isLast ? "\(minute):59" : "\(minute.prefix(3))\(Self.padded((Int(minute.suffix(2)) ?? 0) + 1))"
        let ours = command.replacing("-S 03:12 -U 03:13", with: "-S \(minute) -U \(next)")
        var result = try shell("roost \(ours)")
        _ = try Eventually.wait(upTo: .seconds(30)) {
            if words.allSatisfy({ result.stdout.contains($0) }) { return true }
            result = try shell("roost \(ours)")
            return false
        }
        #expect(result.exitCode == 0, "\(command)\n\(result.stderr)")
        let answer = told(result.stdout + result.stderr)
        return ours == command ? answer : answer.replacing("\(minute):", with: "03:12:")
    }

    /// With the home where a reader has it.
    private func told(_ text: String) -> String {
        text.replacing(trial.runs.home.root, with: "~/.roost").replacing(repository.root, with: "~/src/parser")
            .replacing(person, with: "~")
    }

    /// As a person would give it to a shell, with an id in the place of each `RUN` and `SES`.
    func run(_ line: String) throws -> CommandResult {
        var line = line
        for (word, noun) in [("RUN", "run"), ("SES", "session")] where line.contains(word) {
            let name = try shell("roost \(noun) list -o name").stdout.split(separator: "\n").first ?? ""
            line = line.replacing(word, with: name)
        }
        return try shell(line)
    }

    /// The daemon; its agents go on.
    func stop() throws { try expect("roost daemon stop") }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    func text(_ file: String) throws -> String {
        String(decoding: try trial.runs.disk.readAll(repository.path(file), bytesMax: 1 << 20), as: UTF8.self)
    }

    /// In the worktree of a task; nothing while it is not there.
    func text(_ file: String, ofTask task: String) throws -> String? {
        let trees = "\(trial.runs.home.root)/trees"
        guard try trial.runs.disk.exists(trees) else { return nil }
        for repository in try trial.runs.disk.list(trees) {
            let path = "\(trees)/\(repository)/\(task)/\(file)"
            guard try trial.runs.disk.exists(path) else { continue }
            return String(decoding: try trial.runs.disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self)
        }
        return nil
    }

    private func expect(_ line: String) throws {
        let result = try shell(line)
        #expect(result.exitCode == 0, "\(line)\n\(result.stderr)")
    }

    private func shell(_ line: String) throws -> CommandResult {
        let programs = FilePath.folder(of: try Programs.path("roost"))
        return try CommandTester(tool: "sh").arguments("-c", line).folder(repository.root).limit(.seconds(120))
            .environment([
                "PATH": "\(programs):\(Environment.current()["PATH"] ?? "/usr/bin:/bin")",
                "HOME": person, "ROOST_HOME": trial.runs.home.root, "TZ": "UTC",
                "GIT_AUTHOR_NAME": "A Person", "GIT_AUTHOR_EMAIL": "person@localhost",
                "GIT_COMMITTER_NAME": "A Person", "GIT_COMMITTER_EMAIL": "person@localhost",
            ]).run()
    }
}
