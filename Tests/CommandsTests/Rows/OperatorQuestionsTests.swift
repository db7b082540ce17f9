import Journal
import Platform
import TestSupport
import Testing

/// What somebody asks who has left a flock alone for a night, and the one command that answers it.
@Suite struct OperatorQuestionsTests {
    private struct Question: Sendable {
        let asked: String
        let command: String
        let words: [String]

        init(_ asked: String, _ command: String, _ words: String...) {
            self.asked = asked
            self.command = command
            self.words = words
        }
    }

    private static let questions = [
        Question("Who needs me?", "status", "needs you", "waiting permission", "gh-451"),
        Question("What does it ask, and how do I answer?", "why gh-451", "it asks: Bash: git push", "answer", "yes"),
        Question("Why is this one quiet?", "why gh-452", "quiet: it waits for the model", "no output for", "likely"),
        Question("Why was this one not started?", "why gh-453", "it comes after gh-451"),
        Question("Why did that one fail?", "why gh-454", "exit 3"),
        Question("What did its attempts cost?", "task show gh-454", "$"),
        Question("What was spent today, and on what?", "cost --today --by task", "gh-450", "Total"),
        Question("How far are the budgets?", "budget", "day", "$20"),
        Question("Is everything healthy?", "health", "Running", "Workers:"),
        Question("What has it changed?", "task diff gh-450", "+one more line"),
        Question("What do I have to decide about it?", "task review gh-450", "gh-450"),
        Question("What has it written last?", "logs gh-454 --source agent -n 5", "Trying"),
        Question("Who paused the flock, and why?", "decision list --point hold_dispatch", "maintenance"),
        Question("What was decided about it?", "decision list --task gh-450", "select_task"),
        Question("What has happened to it, in order?", "task show gh-450 --timeline", "completed"),
        Question("What waits?", "task list --status detected", "gh-453"),
        Question("Where does its work lie?", "worktree list", "gh-450"),
        Question("Was anybody told?", "alert list", "log"),
        Question("Where does work come from?", "trigger sources", "inbox"),
        Question("Which daemons were there?", "session list", "daemon"),
        Question("Is the record whole?", "verify", "whole"),
        Question("What is wrong with this machine?", "doctor", "disk"),
    ]

    private func settings(_ home: String) -> String {
        """
        [flock]
        start_interval = "0s"
        attempts_max = 1
        [watch]
        quiet_after = "2s"
        [budget]
        day_usd = "20"
        [alerts.log]
        kind = "command"
        command = ["true"]
        [sources.inbox]
        kind = "folder"
        path = "\(home)"
        agent = "demo"
        """
    }

    @Test func eachIsAnsweredByOneCommand() throws {
        let trial = try DaemonCommandTrial()
        let repository = try ScratchRepository(for: "operator")
        let inbox = try TemporaryHome(for: "inbox")
        #expect(try trial.roost("run", "--", "true").exitCode == 0)
        let configuration = trial.runs.home.configuration
        try trial.runs.disk.replaceFile(configuration, with: Array(settings(inbox.path).utf8))
        _ = try trial.start("--workers", "3")
        func add(_ id: String, _ script: String, _ more: String...) throws {
            let words = ["task", "add", "--id", id, "--agent", "demo"] + more + ["demo: \(script)"]
            let result = try trial.runs.roost(words).run()
            #expect(result.exitCode == 0, "\(result.stderr)")
        }
        try add(
            "gh-450",
            "usage 12000 800 ;; say It is done ;; edit notes.txt one more line ;; commit Note it",
            "--repo",
            repository.root
        )
        try add("gh-454", "usage 1000 200 ;; say Trying ;; fail 3")
        try add("gh-451", "permit git push")
        try add("gh-452", "say On it ;; stall silent 10m")
        try add("gh-453", "say Later", "--after", "gh-451")
        let isReady = try Eventually.wait(upTo: .seconds(120)) {
            let why = try ["gh-451", "gh-452", "gh-454"].map { try trial.roost("why", $0).stdout }
            let done = try trial.roost("task", "show", "gh-450").stdout
            return why[0].contains("it asks") && why[1].contains("it waits for the model")
                && why[2].contains("failed") && done.contains("completed")
        }
        #expect(isReady)
        #expect(try trial.roost("daemon", "pause", "maintenance").exitCode == 0)
        for question in Self.questions {
            let words = question.command.split(separator: " ").map(String.init)
            var result = try trial.runs.roost(words).run()
            // The index may be a moment behind.
            let isAnswered = try Eventually.wait(upTo: .seconds(30)) {
                result = try trial.runs.roost(words).run()
                return question.words.allSatisfy { result.stdout.contains($0) }
            }
            #expect(isAnswered, "\(question.asked) roost \(question.command)\n\(result.stdout)\(result.stderr)")
        }
        #expect(Self.questions.count >= 20)
    }

    /// The page that people are shown has them all.
    @Test func thePageListsThemAll() throws {
        let root = (0..<4).reduce(#filePath) { path, _ in FilePath.folder(of: path) }
        let path = "\(root)/docs/questions.md"
        let page = String(decoding: try SystemDisk().readAll(path, bytesMax: 1 << 20), as: UTF8.self)
        for question in Self.questions {
            #expect(page.contains("### \(question.asked)") && page.contains("$ roost \(question.command)\n"))
        }
    }
}
