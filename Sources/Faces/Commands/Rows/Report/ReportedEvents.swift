import Domain
import JSON
import Journal
import Platform
import Queries

/// The last events of the newest daemon, for strangers. What it says of itself is said in full; of all else, which may
/// hold titles, prompts and what agents ask, only when it was and of what type.
struct ReportedEvents {
    static let countMax = 200

    /// Of `system` events those that are about the daemon and the machine, and quote nobody.
    private static let plain: Set<String> = [
        "daemon_started", "daemon_ended", "daemon_failed", "signal", "reloaded", "machine_slept", "clock_moved",
        "child_ended", "run_unreadable", "session_unreadable", "log_failed", "leaving", "not_measured",
        "journal_damaged", "task_unreadable",
    ]

    let lines: [String]

    init(in home: HomePaths, on disk: any Disk) throws(JournalError) {
        guard let session = try DaemonSessions.all(in: home, on: disk).last else {
            lines = ["no daemon has run"]
            return
        }
        let items = try JournalTail.last(Self.countMax, of: home.session(session.session).journal, on: disk)
        let head = "of \(session.session), roost \(session.toolVersion ?? "of no known version")"
        lines =
            [head]
            + items.map { item in
                switch item {
                case .event(let event, _): Self.line(of: event)
                default: "(a line that is no event)"
                }
            }
    }

    static func line(of event: Event) -> String {
        let kind = event.data["event_type"]?.stringValue ?? event.data["decision_point"]?.stringValue
        let words = [event.createdAt.iso, event.level.text, event.typeText, kind].compactMap { $0 }
        let isPlain = event.typeText == "system" && kind.map(plain.contains) == true
        return words.joined(separator: " ") + (isPlain ? "  \(event.message)" : "")
    }
}
