package import Domain

/// Where things are in a home.
package struct HomePaths: Hashable, Sendable {
    package let root: String

    package init(root: String) { self.root = PathRules.trimmingTrailingSlashes(root) }

    package var runs: String { PathRules.join(root, "runs") }
    package var sessions: String { PathRules.join(root, "sessions") }
    package var workers: String { PathRules.join(root, "workers") }
    package var quarantine: String { PathRules.join(root, "quarantine") }
    package var imports: String { PathRules.join(root, "imports") }
    package var archive: String { PathRules.join(root, "archive") }
    package var configuration: String { PathRules.join(root, "config.toml") }
    package var redactionKey: String { PathRules.join(root, "redaction.key") }
    package var socket: String { PathRules.join(root, "roost.sock") }
    /// Whoever holds it is the one daemon of the home. It is never removed.
    package var lock: String { PathRules.join(root, "roost.lock") }
    /// A link to what the newest daemon says.
    package var daemonLog: String { PathRules.join(root, "daemon.log") }

    package func run(_ run: RunID, of task: TaskID) -> RunPaths { RunPaths(runsRoot: runs, task: task, run: run) }

    package func session(_ session: SessionID) -> SessionPaths {
        SessionPaths(directory: PathRules.join(sessions, session.text))
    }
}
