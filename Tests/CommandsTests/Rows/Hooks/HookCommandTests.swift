import Domain
import JSON
import Journal
import Panes
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct HookCommandTests {
    private static let input = #"{"session_id":"s-1","hook_event_name":"SessionStart","source":"startup"}"#

    private func hook(
        _ trial: DaemonCommandTrial,
        _ event: String...,
        in place: [String: String] = ["ROOST_PANE": "architect"],
        input: String = input
    ) throws -> CommandResult {
        try trial.runs.roost(["hook", "claude"] + event).environment(place).input(input).run()
    }

    private func spooled(_ trial: DaemonCommandTrial) throws -> [HookReport] {
        let spool = HookSpool(in: trial.runs.home, on: trial.runs.disk)
        return try spool.names(countMax: 100).compactMap { try spool.report($0) }
    }

    private func activity(_ trial: DaemonCommandTrial) throws -> [JSONObject] {
        var found: [JSONObject] = []
        for session in try SessionLookup.sessions(in: trial.runs.home, on: trial.runs.disk) {
            var reader = try JournalReader(path: session.journal, on: trial.runs.disk)
            while let item = try reader.next() {
                if case .event(let event, _) = item, event.typeText == "pane_activity" { found.append(event.data) }
            }
        }
        return found
    }

    private func isSilent(_ result: CommandResult) -> Bool {
        result.exitCode == 0 && result.stdout.isEmpty && result.stderr.isEmpty
    }

    /// A busy machine may make a daemon late: then it finds what was left with its next turn.
    @Test func aDaemonHearsItAndShowsItAsActivity() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        for event in ["SessionStart", "PostToolUse", "NeverHeardOf"] { #expect(isSilent(try hook(trial, event))) }
        let isOnRecord = try Eventually.wait(upTo: .seconds(60)) { try activity(trial).count == 3 }
        #expect(isOnRecord)
        #expect(Set(try activity(trial).compactMap { $0["event"]?.stringValue }).count == 3)
        #expect(try activity(trial).allSatisfy { $0["pane"] == "architect" })
        let health = try trial.roost("directive", "health").stdout
        let object = try #require(JSONReader.read(Array(health.utf8)).objectValue)
        #expect(try Health(json: object).architectPane.data["lastActivity"]?.stringValue != nil)
    }

    @Test func withoutADaemonItIsLeftForTheNextOne() throws {
        let trial = try DaemonCommandTrial()
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        #expect(isSilent(try hook(trial, "UserPromptSubmit")))
        #expect(isSilent(try hook(trial, input: #"{"hook_event_name":"Stop"}"#)))
        let left = try spooled(trial)
        #expect(left.map(\.event) == ["UserPromptSubmit", "Stop"] && left.allSatisfy { $0.pane == .architect })
        _ = try trial.start()
        let isTaken = try Eventually.wait(upTo: .seconds(60)) { try spooled(trial).isEmpty }
        #expect(isTaken)
        #expect(
            try activity(trial).map { $0["last_seen"]?.integerValue } == left.map { $0.at.nanoseconds / 1_000_000_000 }
        )
    }

    @Test func whatHappensInARunIsTheRuns() throws {
        let trial = try DaemonCommandTrial()
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        let place = ["ROOST_PANE": "architect", "ROOST_RUN": "run-1"]
        #expect(isSilent(try hook(trial, "Notification", in: place)))
        let report = try #require(try spooled(trial).first)
        #expect(report.pane == nil && report.run?.text == "run-1" && report.data["session_id"] == "s-1")
    }

    @Test(
        arguments: [
            ("SessionStart", "{]"), ("SessionStart", ""), ("Session Start", "{}"), ("../../x", "{}"), ("", "{}"),
            ("--never", "{}"), ("SessionStart", String(repeating: "[", count: 60_000)),
        ]
    )
    func whateverItIsGivenItSaysNothingAndEndsWell(event: String, input: String) throws {
        let trial = try DaemonCommandTrial()
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        #expect(isSilent(try hook(trial, event, input: input)))
        #expect(try spooled(trial).count == (event == "SessionStart" ? 1 : 0))
    }

    @Test func whateverIsMissingItSaysNothingAndEndsWell() throws {
        let trial = try DaemonCommandTrial()
        // No home, no pane, no input, no agent of that name, and no place to leave anything.
        #expect(isSilent(try hook(trial, "Stop")))
        #expect(try !trial.runs.disk.exists(trial.runs.home.root))
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        #expect(isSilent(try hook(trial, "Stop", in: [:])))
        #expect(isSilent(try hook(trial, "Stop", in: ["ROOST_PANE": "kitchen"])))
        for words in [["hook"], ["hook", "codex", "Stop"], ["hook", "claude", "--wrong"]] {
            #expect(isSilent(try trial.runs.roost(words).environment(["ROOST_PANE": "manager"]).run()))
        }
        let script = #"exec "$0" hook claude Stop <&- >&- 2>&-"#
        let closed = try CommandTester(tool: "sh").arguments("-c", script, Programs.path("roost"))
        #expect(isSilent(try closed.environment(["ROOST_HOME": trial.runs.home.root, "ROOST_PANE": "manager"]).run()))
        let nowhere = try CommandTester("roost").arguments("hook", "claude", "Stop").environment([
            "ROOST_PANE": "manager"
        ])
        #expect(isSilent(try nowhere.run()))
    }

    /// Where a person has named a pane, tmux knows which one this is.
    @Test func aPaneThatAPersonHasNamedIsKnown() throws {
        let trial = try DaemonCommandTrial()
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        let server = try TmuxServer()
        let script = "while :; do \(try Programs.path("roost")) hook claude Stop </dev/null; sleep 0.1; done"
        let home = "ROOST_HOME=\(trial.runs.home.root)"
        #expect(try server.call(["new-session", "-d", "-s", "mine", "env", home, "sh", "-c", script]).isSuccess)
        #expect(try server.call(["set-option", "-p", "-t", "mine", "@roost_role", "manager"]).isSuccess)
        let isLeft = try Eventually.wait(upTo: .seconds(60)) { try spooled(trial).contains { $0.pane == .manager } }
        #expect(isLeft)
    }

    @Test func whatIsTooLongToBeReadIsASignOfLifeAllTheSame() throws {
        let trial = try DaemonCommandTrial()
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        let script = #"head -c "$1" /dev/zero | "$0" hook claude PostToolUse; echo "$?""#
        let words = ["-c", script, try Programs.path("roost"), "\(HookInput.bytesMax + 1)"]
        let place = ["ROOST_HOME": trial.runs.home.root, "ROOST_PANE": "manager"]
        let result = try CommandTester(tool: "sh").arguments(words).environment(place).run()
        #expect(result.stdout == "0\n" && result.stderr.isEmpty)
        #expect(try spooled(trial).map(\.event) == ["PostToolUse"])
    }

    @Test func helpIsStillHelp() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("hook", "claude", "--help").stdout.contains("Claude Code"))
    }
}
