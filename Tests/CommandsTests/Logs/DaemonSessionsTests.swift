import Domain
import JSON
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

/// `roost logs --source daemon`: what daemons recorded, whatever it is about.
@Suite struct DaemonSessionsTests {
    private let trial: DaemonCommandTrial

    init() throws { trial = try DaemonCommandTrial(for: "DaemonSessionsTests") }

    private func logs(_ arguments: String...) throws -> CommandResult {
        try trial.runs.roost(["logs", "--source", "daemon"] + arguments).run()
    }

    private func live(_ reason: String) throws {
        _ = try trial.start()
        #expect(try trial.roost("daemon", "pause", reason).exitCode == 0)
        #expect(try trial.roost("daemon", "resume").exitCode == 0)
        #expect(try trial.roost("daemon", "stop").exitCode == 0)
    }

    @Test func whereNoneHasRunItIsSaid() throws {
        let result = try logs()
        #expect(result.exitCode == 1 && result.stderr.contains("begin one: roost daemon start"))
        #expect(try logs("gh-450").stderr.contains("--source daemon and a name do not go together"))
        #expect(try logs("--all-tasks").exitCode == 2)
        #expect(try logs("--since", "never").exitCode == 2)
    }

    @Test func theNewestIsShownAndWithATimeAll() throws {
        try live("first")
        try live("second")
        let newest = try logs().stdout
        #expect(newest.contains("  the daemon has started (pid ") && newest.contains("asked for pause: paused: second"))
        #expect(!newest.contains("first"))
        let all = try logs("--since", "1h").stdout
        #expect(all.contains("paused: first") && all.contains("paused: second"))
        #expect(try logs("--since", "1h", "-g", "asked for pause").stdout.split(separator: "\n").count == 2)
        #expect(try logs("-n", "1").stdout.split(separator: "\n").count == 1)
        #expect(try logs().stdout.split(separator: "\n").count == newest.split(separator: "\n").count)
        let line = try #require(try logs("-o", "json").stdout.split(separator: "\n").first)
        let object = try JSONReader.read(String(line))
        #expect(object["schema"] == "roost.log/1" && object["source"] == "daemon" && object["session"] != nil)
        let session = try DaemonSessions.all(in: trial.runs.home, on: SystemDisk()).last?.session.text
        #expect(object["session"]?.stringValue == session)
    }

    /// What was shown once is not shown again to whoever comes back with the cursor.
    @Test func aCursorGoesOnWithTheNextDaemon() throws {
        try live("first")
        let cursor = try #require(try logs("--cursor").stderr.split(separator: " ").last).filter { !$0.isNewline }
        #expect(try logs("--after-cursor", String(cursor)).stdout == "")
        #expect(try logs("--after-cursor", String(cursor)).exitCode == 0)
        try live("second")
        let rest = try logs("--after-cursor", String(cursor)).stdout
        #expect(rest.contains("paused: second") && !rest.contains("paused: first"))
    }

    @Test func whoFollowsSeesTheNextDaemonToo() throws {
        try live("first")
        let follower = try RunningProgram(
            Programs.path("roost"),
            ["logs", "--source", "daemon", "-f", "--home", trial.runs.home.root]
        )
        var lines: [String] = []
        func see(_ text: String) throws -> Bool {
            while let line = try follower.readLine(upTo: .seconds(60)) {
                lines.append(line)
                if line.contains(text) { return true }
            }
            return false
        }
        #expect(try see("paused: first"), "\(lines)")
        try live("second")
        #expect(try see("paused: second"), "\(lines)")
        try follower.signal(.interrupt)
        #expect(try follower.end() == .exited(code: 130))
    }
}
