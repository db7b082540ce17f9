import Journal
import Platform
import TestSupport
import Testing

/// What the documents speak of: a home with a daemon and a flock, tasks `gh-450` to `gh-454`, a run that is over, and a
/// person who has a repository in `~/src/parser`.
final class DocumentScene {
    private let trial: DaemonCommandTrial
    private let repository: ScratchRepository
    private let person: String
    private var folder: String
    /// One that goes on.
    private var run = ""

    init(hasTasks: Bool) throws {
        trial = try DaemonCommandTrial(for: "document")
        repository = try ScratchRepository(for: "document", named: "parser")
        person = trial.runs.scratch.path("person")
        folder = repository.root
        let disk = trial.runs.disk
        try disk.makeFolders("\(person)/src")
        try disk.link("\(person)/src/parser", to: repository.root)
        try repository.write("night.demo", "say Good night\n")
        try repository.write("Makefile", "test:\n\t@echo tested\n")
        try Programs.make(repository.path("nightly.sh"), "#!/bin/sh\necho done\n")
        try repository.commit("second")
        try leaveTranscripts(on: disk)
        run = try shell("roost run -d --task night -- sleep 300").stdout.filter { !$0.isNewline }
        #expect(run.hasPrefix("run-"))
        let settings = """
            [flock]
            start_interval = "0s"
            retry_delay = "0s"
            attempts_max = 2
            [watch]
            quiet_after = "2s"
            """
        try disk.replaceFile(trial.runs.home.configuration, with: Array(settings.utf8))
        #expect(try shell("roost daemon start --workers 4").exitCode == 0)
        if hasTasks { try addTasks() }
    }

    /// What agents of this person have left before.
    private func leaveTranscripts(on disk: SystemDisk) throws {
        let tests = (0..<3).reduce(#filePath) { path, _ in FilePath.folder(of: path) }
        let left = [
            "claude-transcript": ".claude/projects/parser/0e03b06f-5d63-4368-b646-79ecada0f835",
            "codex-rollout": "backup/sessions/rollout-2026-11-20T23-34-33-01a1fb4f-cebc-7043-9161-0fe90e8afdbe",
        ]
        for (name, place) in left {
            let text = try disk.readAll("\(tests)/DecodingTests/Fixtures/fuzz/\(name).jsonl", bytesMax: 1 << 20)
            try disk.makeFolders(FilePath.folder(of: "\(person)/\(place)"))
            try disk.createFile("\(person)/\(place).jsonl", with: text)
        }
        try disk.makeFolders("\(person)/old-logs")
        let line = #"{"timestamp":"2026-11-20T12:00:00Z","type":"session_started","session_id":"s-1"}"#
        try disk.createFile("\(person)/old-logs/events.jsonl", with: Array("\(line)\n".utf8))
    }

    private func addTasks() throws {
        let tasks = [
            "gh-450 --repo ~/src/parser": "usage 12000 800 ;; say It is done ;; edit notes.txt one ;; commit Note it",
            "gh-451": "permit git push",
            "gh-453 --after gh-451": "say Later",
            "gh-454": "usage 1000 200 ;; say Trying ;; fail 3",
        ]
        for (id, script) in tasks.sorted(by: { $0.key < $1.key }) {
            let result = try shell("roost task add --agent demo --id \(id) 'demo: \(script)'")
            #expect(result.exitCode == 0, "\(result.stderr)")
        }
        let isReady = try Eventually.wait(upTo: .seconds(120)) {
            let asks = try shell("roost why gh-451").stdout.contains("it asks")
            let done = try shell("roost task show gh-450").stdout.contains("completed")
            let failed = try shell("roost why gh-454").stdout.contains("failed")
            return asks && done && failed
        }
        #expect(isReady)
    }

    /// As a person would give it to a shell; `cd` holds for what follows.
    func run(_ command: String) throws -> CommandResult {
        let ours = adapted(command)
        if ours.hasPrefix("cd ") {
            let result = try shell("\(ours) && pwd")
            folder = String(result.stdout.split(separator: "\n").last ?? "")
            return result
        }
        let result = try shell(ours)
        // What its reader goes on with is meant for a daemon.
        if ours == "roost daemon stop", result.exitCode == 0 { _ = try shell("roost daemon start") }
        return result
    }

    /// The played agent in the place of one that needs an account, and ids and folders that there are.
    private func adapted(_ command: String) -> String {
        var ours = command.replacing("--agent claude", with: "--agent demo").replacing("run-20261121-0312", with: run)
            .replacing("/code/web", with: "~/src/parser")
        guard ours.hasPrefix("roost task add") else { return ours }
        if !ours.contains("--agent") { ours = ours.replacing("roost task add", with: "roost task add --agent demo") }
        // What is asked of it, where the reader answers and steers it later.
        let asks = command.contains("Run the tests") ? "ask Now? | yes | no ;; ask Which? | a | b ;; hear 1m ;; " : ""
        guard let place = ours.ranges(of: "\"Fix").first ?? ours.ranges(of: "Fix").first else { return ours }
        return ours[..<place.lowerBound] + "'demo: \(asks)edit parser.txt fixed ;; commit Mend it'"
    }

    private func shell(_ line: String) throws -> CommandResult {
        let programs = FilePath.folder(of: try Programs.path("roost"))
        return try CommandTester(tool: "sh").arguments("-c", line).folder(folder).limit(.seconds(120)).environment([
            "PATH": "\(programs):\(Environment.current()["PATH"] ?? "/usr/bin:/bin")",
            "HOME": person, "VISUAL": "true", "ROOST_HOME": trial.runs.home.root,
            "GIT_AUTHOR_NAME": "A Person", "GIT_AUTHOR_EMAIL": "person@localhost",
            "GIT_COMMITTER_NAME": "A Person", "GIT_COMMITTER_EMAIL": "person@localhost",
        ]).run()
    }
}
