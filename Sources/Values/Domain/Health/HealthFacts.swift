/// What is known of the flock at one moment, wherever it was looked at: all that its health follows from.
package struct HealthFacts: Hashable, Sendable {
    package enum Daemon: Hashable, Sendable {
        /// - Parameter troubles: what it would tell a person of itself.
        case running(pid: Int32, uptime: Duration, state: String, troubles: [String] = [])
        /// There is one, and it does not answer.
        case silent(pid: Int32)
        case missing
    }

    package struct Pane: Hashable, Sendable {
        package let name: PaneName
        /// Whether the settings name what it runs, or it was started once.
        package var isSetUp: Bool
        package var sight: PaneSight
        package var lastActivityAt: WallTime?
        /// The time awake since then.
        package var idle: Duration?
        /// The time awake since it was first seen alive.
        package var seenFor: Duration?

        package init(
            _ name: PaneName,
            isSetUp: Bool,
            _ sight: PaneSight,
            lastActivityAt: WallTime? = nil,
            idle: Duration? = nil,
            seenFor: Duration? = nil
        ) {
            self.name = name
            self.isSetUp = isSetUp
            self.sight = sight
            self.lastActivityAt = lastActivityAt
            self.idle = idle
            self.seenFor = seenFor
        }
    }

    package struct Worker: Hashable, Sendable {
        package let run: RunID
        package let task: TaskID
        package let worker: WorkerID?
        package let status: String
        /// The time awake since the recorder of its run gave a sign; nil where none can be read.
        package let heartbeatAge: Duration?
        /// What its recorder waits for.
        package let waitsFor: String?

        package init(
            run: RunID,
            task: TaskID,
            worker: WorkerID?,
            status: String,
            heartbeatAge: Duration?,
            waitsFor: String? = nil
        ) {
            self.run = run
            self.task = task
            self.worker = worker
            self.status = status
            self.heartbeatAge = heartbeatAge
            self.waitsFor = waitsFor
        }
    }

    package enum Index: Hashable, Sendable {
        case running(pid: Int32, lag: Duration?)
        /// A daemon keeps it up to date, and it is not there now.
        case away
        /// Nobody keeps it up to date; whoever asks it catches up.
        case unattended
    }

    /// Something from which work comes.
    package struct Trigger: Hashable, Sendable {
        package let name: String
        package let state: String
        /// Why nothing comes from it.
        package let trouble: String?

        package init(_ name: String, _ state: String, trouble: String? = nil) {
            self.name = name
            self.state = state
            self.trouble = trouble
        }
    }

    package struct Room: Hashable, Sendable {
        package let path: String
        package let free: ByteCount
        /// With less than this nothing is started.
        package let least: ByteCount

        package init(path: String, free: ByteCount, least: ByteCount) {
            self.path = path
            self.free = free
            self.least = least
        }
    }

    package enum Archive: Hashable, Sendable {
        case none
        case there(path: String, months: Int)
        /// The folder that it is in cannot be reached.
        case away(path: String)
    }

    package var takenAt: WallTime
    package var daemon: Daemon
    package var panes: [Pane] = []
    package var workers: [Worker] = []
    /// Why the journal of the daemon's session is not written.
    package var journalTrouble: String?
    package var index = Index.unattended
    /// Nil where nobody looks for work anywhere.
    package var triggers: [Trigger]?
    package var room: Room?
    package var archive = Archive.none

    package init(takenAt: WallTime, daemon: Daemon) {
        self.takenAt = takenAt
        self.daemon = daemon
    }
}
