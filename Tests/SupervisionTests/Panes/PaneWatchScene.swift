import Domain
import JSON
import Journal
import Panes
import Platform
import Settings
import TestSupport

@testable import Supervision

/// Panes as the daemon watches them, by a clock that a test moves; each watch is a daemon's life with a session of its
/// own.
final class PaneWatchScene {
    let scratch: TemporaryHome
    let server: TmuxServer
    let clock = ManualClock()
    let disk: FaultyDisk
    let loop: EventLoop
    private var sessionCount = 0

    init(for test: String = #function) throws {
        scratch = try TemporaryHome(for: test)
        server = try TmuxServer()
        disk = FaultyDisk()
        loop = try EventLoop()
    }

    var home: HomePaths { HomePaths(root: scratch.path) }
    var spool: HookSpool { HookSpool(in: home, on: SystemDisk()) }

    func settings(_ text: String = "") throws -> Settings {
        let whole = "[panes]\nsocket = \"\(server.socket)\"\n" + text
        try SystemDisk().replaceFile(home.configuration, with: Array(whole.utf8))
        return try Settings.load(home: home.root, environment: Environment([:]), on: SystemDisk())
    }

    func watch(_ settings: Settings) throws -> (panes: PaneWatch, journal: DaemonJournal) {
        sessionCount += 1
        let metadata = SessionMetadata(
            session: try SessionID("ses-2026-11-21-abcde\(sessionCount)"),
            kind: .daemon,
            startedAt: clock.now().wall,
            pid: 7
        )
        let writer = try SessionWriter.begin(metadata, in: home, disk: SystemDisk(), clock: clock)
        let journal = DaemonJournal(writer, log: DaemonLog(disk: SystemDisk(), clock: clock))
        let path = Environment.current()["PATH"] ?? "/usr/bin:/bin"
        let panes = PaneWatch(
            settings,
            home: home,
            environment: Environment(["PATH": path, "HOME": scratch.path]),
            disk: disk,
            clock: clock,
            journal: journal,
            loop: loop
        )
        return (panes, journal)
    }

    func report(_ id: String, _ event: String = "Stop", _ pane: PaneName? = .architect, run: RunID? = nil) -> HookReport
    {
        HookReport(id: id, event: event, at: clock.now().wall, pane: pane, run: run, data: ["tool_name": "Bash"])
    }

    /// The pane activity on record, session after session.
    func activity() throws -> [Event] {
        var events: [Event] = []
        for session in try SessionLookup.sessions(in: home, on: SystemDisk()) {
            var reader = try JournalReader(path: session.journal, on: SystemDisk())
            while let item = try reader.next() {
                if case .event(let event, _) = item, event.typeText == "pane_activity" { events.append(event) }
            }
        }
        return events
    }

    /// Turns the loop until that is so.
    func turn(until isSo: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: .seconds(30)) {
            try loop.turn(upTo: .milliseconds(10))
            return try isSo()
        }
    }
}
