import Domain
import Glibc
import JSON
import Journal
import Panes
import Platform
import Runs
import TestSupport
import Testing

@testable import Commands

/// Each thing that can be wrong with a home, made so, found, and repaired.
@Suite struct DoctorFixingTests {
    private let trial: DaemonCommandTrial
    private let person: String

    init() throws {
        trial = try DaemonCommandTrial(for: "doctorFixing")
        person = trial.runs.scratch.path("person")
        try trial.runs.disk.makeFolders(person)
        #expect(try trial.roost("run", "--", "echo", "one").exitCode == 0)
        #expect(try trial.roost("index", "--once").exitCode == 0)
    }

    private var home: HomePaths { trial.runs.home }
    private var disk: SystemDisk { trial.runs.disk }

    private func doctor(_ arguments: String..., adding values: [String: String] = [:]) throws -> CommandResult {
        try trial.runs.roost(["doctor"] + arguments).environment(["HOME": person]).environment(values).run()
    }

    private func row(_ name: String, _ arguments: [String] = [], _ values: [String: String] = [:]) throws -> JSONValue?
    {
        let result = try trial.runs.roost(["doctor", "-o", "json"] + arguments).environment(["HOME": person])
            .environment(values).run()
        return try JSONReader.read(Array(result.stdout.utf8)).arrayValue?.first { $0["check"]?.stringValue == name }
    }

    /// Found before, only told of with -n, and repaired.
    private func isRepaired(_ name: String, as state: String, _ values: [String: String] = [:]) throws {
        #expect(try row(name, [], values)?["state"]?.stringValue == state, "\(name)")
        let before = try FolderSnapshot(of: home.root)
        #expect(try row(name, ["--fix", "-n"], values)?["fixed"]?.stringValue?.isEmpty == false, "\(name)")
        #expect(try FolderSnapshot(of: home.root).differences(from: before) == [], "\(name)")
        let fixed = try #require(try row(name, ["--fix"], values))
        #expect(fixed["state"] == "ok" && fixed["fixed"]?.stringValue?.isEmpty == false, "\(name): \(fixed)")
        let after = try row(name, [], values)
        #expect(after == nil || after?["state"] == "ok", "\(name)")
    }

    @Test func aHomeThatOthersCanReadIsClosed() throws {
        #expect(chmod(home.root, 0o755) == 0)
        try isRepaired("home", as: "problem")
        #expect(try disk.status(of: home.root)?.mode == 0o700)
    }

    @Test func whatOthersCanReadInItIsClosed() throws {
        try disk.replaceFile(home.redactionKey, with: [UInt8](repeating: 1, count: 32))
        #expect(chmod(home.redactionKey, 0o644) == 0 && chmod(home.runs, 0o755) == 0)
        try isRepaired("mode of runs", as: "note")
        #expect(try disk.status(of: home.runs)?.mode == 0o700)
        #expect(try disk.status(of: home.redactionKey)?.mode == 0o600)
        #expect(chmod(home.redactionKey, 0o644) == 0)
        try isRepaired("mode of redaction.key", as: "problem")
    }

    @Test func whatAKilledDaemonLeftIsRemovedAndThatOfALivingOneIsNot() throws {
        let daemon = try trial.start()
        _ = try trial.processes.signal(daemon, .kill)
        #expect(try trial.hasEnded(daemon))
        #expect(try disk.status(of: home.socket)?.kind == .socket)
        try isRepaired("socket", as: "note")
        let next = try trial.start()
        _ = try trial.processes.signal(next, .kill)
        #expect(try trial.hasEnded(next))
        try isRepaired("lock", as: "note")
        #expect(try disk.status(of: home.lock)?.bytes == 0)
        _ = try trial.start()
        #expect(try row("socket") == nil && row("lock") == nil)
    }

    @Test func whatAKilledWriteLeftIsRemovedOnceItIsOld() throws {
        let path = "\(home.root)/.config.toml.1.abc.tmp"
        try disk.createFile(path, with: [])
        // Whoever writes it may be at it now.
        #expect(try row("leaving .config.toml.1.abc.tmp") == nil)
        #expect(try doctor("--fix").stderr.contains("nothing is to be repaired"))
        #expect(try disk.exists(path))
    }

    @Test func reportsThatNobodyHasTakenAreLeftToADaemon() throws {
        let report = HookReport(
            id: "1790000000000000000-1-a",
            event: "Stop",
            at: WallTime(nanoseconds: 1_790_000_000_000_000_000),
            pane: nil,
            run: nil,
            data: [:]
        )
        try HookSpool(in: home, on: disk).put(report)
        let row = try #require(try row("spool", ["--fix"]))
        #expect(row["state"] == "note" && row["remedy"] == "roost daemon start" && row["fixed"] == .null)
    }

    @Test func anIndexThatIsMissingBehindOrDamagedIsMadeGood() throws {
        let index = RecordPaths(home: home).index
        #expect(try row("index")?["state"] == "ok")
        try disk.rename(index, to: "\(index).away")
        try isRepaired("index", as: "note")
        try disk.replaceFile(index, with: Array("SQLite format 3\0 and then nothing".utf8))
        try isRepaired("index", as: "problem")
        #expect(try trial.roost("run", "list").exitCode == 0)
        #expect(try trial.roost("reindex", "--check").exitCode == 0)
    }

    @Test func hooksThatCallARoostWhichIsGoneCallThisOne() throws {
        #expect(
            try trial.runs.roost("init", "--hooks", "claude", "--user", "--yes").environment(["HOME": person]).run()
                .exitCode == 0
        )
        let file = "\(person)/.claude/settings.json"
        let text = try trial.runs.text(file)
        let own = try Programs.path("roost")
        let old = text.split(separator: own).joined(separator: "/gone/bin/roost")
        #expect(old != text, "\(text)")
        try disk.replaceFile(file, with: Array(old.utf8))
        try isRepaired("hooks of yours", as: "problem")
        #expect(try trial.runs.text(file) == text)
    }

    @Test func aUnitThatAnUpdateHasLeftBehindIsWrittenAnew() throws {
        let scene = try UnitScene()
        #expect(try scene.roost("service", "install").exitCode == 0)
        let path = try #require(try scene.unit())
        let text = try scene.trial.runs.text(path)
        try disk.replaceFile(path, with: Array("\(text)# older\n".utf8))
        let found = try scene.roost("doctor", "-o", "json")
        #expect(found.stdout.contains("is not what this roost would write"))
        let fixed = try scene.roost("doctor", "--fix")
        #expect(fixed.stderr.contains("unit: \(path) is written, and systemd has read it"), "\(fixed.stderr)")
        #expect(try scene.trial.runs.text(path) == text)
        #expect(try scene.log().last == "daemon-reload")
    }

    @Test func worktreesOfAHomeThatWasMovedByHandAreKnownAgain() throws {
        let scene = try ReviewScene()
        let moved = FilePath.resolved(scene.repository.scratch.path) + "/moved"
        try disk.rename(scene.home, to: moved)
        let fixed = try CommandTester("roost").arguments("doctor", "--fix")
            .environment(scene.repository.environment.values).environment(["ROOST_HOME": moved]).run()
        #expect(fixed.stderr.contains("1 worktrees are known to their repositories again"), "\(fixed.stderr)")
        #expect(try scene.repository.git("worktree", "list").contains("\(moved)/trees/"))
    }

    @Test func eachRepairIsSaidAsAPersonWouldDoIt() {
        let repairs: [DoctorRepair] = [
            .close("/a", mode: 0o600), .remove("/a"), .clear("/a"), .index, .reindex, .hooks(isUsers: true), .unit,
            .worktrees,
        ]
        #expect(repairs[0].text == "chmod 600 /a" && repairs[5].text == "roost init --hooks claude --user")
        #expect(Set(repairs.map(\.text)).count == repairs.count)
    }
}
