import Domain
import Journal
import Platform
import Runs
import Store
import TestSupport
import Testing

/// A home that a later Roost has written: it is refused by every command that would read or write it, and stays as it
/// is.
@Suite struct InvocationNewerHomeTests {
    private static let refused = [
        ["status"], ["task", "list"], ["task", "add", "x"], ["run", "--", "true"], ["daemon", "start"], ["logs"],
        ["cost"], ["why"], ["session", "list"], ["search", "x"], ["import", "auto"], ["index", "--once"], ["archive"],
        ["sql", "SELECT 1"], ["health"], [],
    ]

    private func planted() throws -> DaemonCommandTrial {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("run", "--", "true").exitCode == 0)
        _ = try trial.start()
        #expect(try trial.roost("daemon", "stop").exitCode == 0)
        #expect(try trial.roost("index", "--once").exitCode == 0)
        return trial
    }

    private func refuses(_ trial: DaemonCommandTrial, _ words: String) throws {
        let before = try FolderSnapshot(of: trial.runs.home.root)
        for arguments in Self.refused {
            let result = try trial.runs.roost(arguments).run()
            #expect(result.exitCode == 6, "\(arguments) \(result.stdout)")
            #expect(result.stderr.contains("a later Roost has written this home"), "\(arguments) \(result.stderr)")
            #expect(result.stderr.contains(words), "\(arguments) \(result.stderr)")
        }
        let daemon = try CommandTester("roostd").arguments("--check", "--home", trial.runs.home.root).run()
        #expect(daemon.exitCode != 0 && "\(daemon.stdout)\(daemon.stderr)".contains(words))
        let after = try FolderSnapshot(of: trial.runs.home.root)
        #expect(after.differences(from: before) == [])
    }

    @Test func aLaterLayoutOfTheRecordIsRefused() throws {
        let trial = try planted()
        let log = try trial.runs.disk.readLink(trial.runs.home.daemonLog)
        let meta = "\(trial.runs.home.root)/\(FilePath.folder(of: log))/meta.json"
        let text = try trial.runs.text(meta)
        let later = text.split(separator: "session-v1", maxSplits: 1).joined(separator: "session-v2")
        try trial.runs.disk.replaceFile(meta, with: Array(later.utf8))
        try refuses(trial, "has the layout session-v2, and this one knows session-v1")
        // What says how things are still does.
        #expect(try trial.roost("home", "show").exitCode == 0)
        let doctor = try trial.roost("doctor")
        #expect(doctor.exitCode == 5 && doctor.stdout.contains("✗ problem  home"))
        let json = try trial.roost("status", "--json")
        #expect(json.exitCode == 6 && json.stderr.contains("\"code\":\"home_newer\""))
    }

    @Test func aLaterSchemaOfTheIndexIsRefusedUntilItIsMadeAnew() throws {
        let trial = try planted()
        let index = RecordPaths(home: trial.runs.home).index
        do {
            let now = WallTime(nanoseconds: 1_790_000_000_000_000_000)
            let connection = try IndexSchema.current.open(index, for: .write, on: trial.runs.disk, at: now)
            try connection.runScript("PRAGMA user_version = 9")
            _ = try connection.checkpoint()
        }
        #expect(UInt32(IndexSchema.current.version) == NewerHome.indexSchema)
        try refuses(trial, "index.db has the schema 9, and this one knows 1")
        let migrate = try trial.roost("db", "migrate")
        #expect(migrate.exitCode == 6 && migrate.stderr.contains("roost reindex"))
        let again = try trial.roost("reindex")
        #expect(again.exitCode == 0, "\(again.stderr)")
        #expect(try trial.roost("task", "list").exitCode == 0)
        #expect(try trial.roost("db", "migrate").exitCode == 0)
    }
}
