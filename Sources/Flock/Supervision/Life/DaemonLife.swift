import Domain
import Glibc
import JSON
import Journal
package import Platform
package import Runs
package import Settings

/// One daemon from its beginning to its end: what it needs to be the only one of its home, in the order in which each
/// protects the next; and who comes after it.
package final class DaemonLife {
    /// For how long at most it is waited for that whoever holds the lock says who it is.
    private static let markPatience = Duration.milliseconds(500)

    private var plan: DaemonPlan
    private let disk = SystemDisk()
    private let clock = SystemClock()
    private let processes = SystemProcesses()
    private var word: FileDescriptor?
    /// Why the last restart did not take place, for the daemon that goes on.
    private var restartFailure: String?

    package init(_ plan: DaemonPlan, word: consuming FileDescriptor?) {
        self.plan = plan
        self.word = word
    }

    /// Returns when the daemon has ended, and another has begun where one was wanted. Answers whether one is wanted
    /// still, for whoever started us to begin it.
    package func run() throws(SupervisionError) -> Departure.Successor {
        do throws(SupervisionError) {
            while true {
                guard try lead() == .daemon else { return .none }
                if UnitNotice(plan.environment, pid: ProcessIdentity.ownPID).isOurStarter { return .daemon }
                guard let failure = succeed() else { return .none }
                restartFailure = failure
                plan.predecessor = nil
            }
        } catch {
            answer(error)
            throw error
        }
    }

    /// What would keep a daemon from beginning, without touching anything.
    package static func check(_ plan: DaemonPlan, on disk: any Disk) throws(SupervisionError) {
        try inRuns { () throws(RunsError) in
            try HomeCheck.secure(plan.home, on: disk)
            for name in [shim, KeptChild.index] {
                let path = try OwnProgram.path(name, on: disk)
                _ = try ProgramCheck.path(of: path, environment: [:], folder: "/", on: disk)
            }
        }
        _ = try settings(plan, on: disk)
    }

    package static let shim = "roost-shim"

    package static func settings(_ plan: DaemonPlan, on disk: any Disk) throws(SupervisionError) -> Settings {
        do throws(SettingsError) {
            return try Settings.load(home: plan.home.root, environment: plan.environment, on: disk)
        } catch { throw .settings(error) }
    }

    /// What starts a daemon beside the program that runs.
    package static func start(clock: any Clock) throws(SupervisionError) -> DaemonStart {
        let program = try inRuns { () throws(RunsError) in
            try OwnProgram.path(DaemonStart.program, on: SystemDisk())
        }
        return DaemonStart(program: program, processes: SystemProcesses(), clock: clock)
    }

    // MARK: - One life

    /// The lock comes first; then the session, which says what was there before; then the socket, for who asks; and
    /// only then anything is done.
    private func lead() throws(SupervisionError) -> Departure.Successor {
        try Self.check(plan, on: disk)
        let settings = try Self.settings(plan, on: disk)
        let identity = try identity()
        let startedAt = clock.now().wall.truncatedToMilliseconds
        let mark = DaemonMark(process: identity, startedAt: startedAt, version: ProgramVersion.current)
        let lock = try lock(mark)
        do throws(SupervisionError) {
            let successor = try reign(settings, identity, startedAt)
            lock.release()
            return successor
        } catch {
            lock.release()
            throw error
        }
    }

    private func reign(
        _ settings: Settings,
        _ identity: ProcessIdentity,
        _ startedAt: WallTime
    ) throws(SupervisionError) -> Departure.Successor {
        let log = log()
        var complaints: [String] = []
        let closed = try DeadSessions.close(in: plan.home, disk: disk, clock: clock) { complaints.append($0) }
        let reading = try OpenTasksReading(of: plan.home, on: disk)
        let journal = DaemonJournal(try session(identity, startedAt), log: log)
        journal.begin(with: reading.tasks)
        try openLog(log, of: journal)
        for complaint in complaints { journal.note("session_unreadable", complaint, level: .warn) }
        journal.complain(of: reading)
        do throws(SupervisionError) {
            let daemon = try Daemon(
                plan,
                identity,
                settings,
                journal,
                log,
                tasks: reading.tasks,
                restartFailure: restartFailure
            )
            try daemon.begin(closed: closed)
            answer(.started(pid: identity.pid))
            let successor = try daemon.run()
            plan = daemon.plan
            journal.end(daemon.end)
            return successor
        } catch {
            journal.note("daemon_failed", "the daemon has to end: \(error)", level: .error)
            journal.end(.error)
            throw error
        }
    }

    private func identity() throws(SupervisionError) -> ProcessIdentity {
        let found = try onSystem { () throws(PlatformError) in
            try processes.identity(of: ProcessIdentity.ownPID)
        }
        guard let found else {
            throw .platform(.unreadable(path: "/proc/self/stat", expected: "this process"))
        }
        return found
    }

    private func lock(_ mark: DaemonMark) throws(SupervisionError) -> DaemonLock {
        let deadline = clock.now().monotonic.advanced(by: Self.markPatience)
        while true {
            let lock = try inRuns { () throws(RunsError) in
                try DaemonLock.acquire(in: plan.home, marking: mark, on: disk)
            }
            if let lock { return lock }
            let owner = try inRuns { () throws(RunsError) in
                try DaemonMark.living(in: plan.home, on: disk, processes: processes)
            }
            if let owner { throw .running(owner) }
            // It has begun a moment ago, or is about to end.
            guard clock.now().monotonic < deadline else { throw .lockHeld(plan.home.lock) }
            var pause = ReadySet()
            try onSystem { () throws(PlatformError) in try pause.wait(upTo: .milliseconds(10)) }
        }
    }

    private func session(
        _ identity: ProcessIdentity,
        _ startedAt: WallTime
    ) throws(SupervisionError) -> SessionWriter {
        var config: JSONObject = ["home": .string(plan.home.root), "foreground": .bool(plan.isInForeground)]
        config["workers"] = plan.workers.map { .integer(Int64($0)) }
        config["after_pid"] = plan.predecessor.map { .integer(Int64($0)) }
        let host = Deliberate.ignore(because: "a machine without a name runs agents as well") {
            () throws(PlatformError) in try HostName.current()
        }
        let metadata = SessionMetadata(
            session: SessionID.mint(at: startedAt, random: Randomness.uint64()),
            kind: .daemon,
            startedAt: startedAt,
            config: config,
            pid: identity.pid,
            hostName: host,
            toolVersion: ProgramVersion.current
        )
        return try inJournal { () throws(JournalError) in
            try SessionWriter.begin(metadata, in: plan.home, disk: disk, clock: clock)
        }
    }

    /// Where somebody looks at standard error, it is told there as well.
    private func log() -> DaemonLog {
        guard plan.isInForeground else { return DaemonLog(disk: disk, clock: clock) }
        let echo = Deliberate.ignore(because: "without standard error there is nobody to tell") {
            () throws(PlatformError) in try FileDescriptor.standardError()
        }
        return DaemonLog(echo: echo, disk: disk, clock: clock)
    }

    /// Nobody's life hangs on it: a log that cannot be written is told in the journal.
    private func openLog(_ log: DaemonLog, of journal: DaemonJournal) throws(SupervisionError) {
        do throws(PlatformError) {
            try log.open(journal.paths.log, takesErrors: !plan.isInForeground)
            let made = "\(plan.home.root)/.daemon.log-\(String(Randomness.uint64(), radix: 36))"
            try disk.link(made, to: "sessions/\(journal.session)/\(FilePath.name(of: journal.paths.log))")
            try disk.rename(made, to: plan.home.daemonLog)
        } catch {
            journal.note("log_failed", "daemon.log cannot be written: \(error)", level: .warn)
        }
    }

    // MARK: - Who started us, and who comes after us

    private func answer(_ error: SupervisionError) {
        guard case .running(let mark) = error else { return answer(.failed("\(error)", hint: error.hint)) }
        answer(.running(pid: mark.process.pid))
    }

    /// The first word counts, and whoever waits hears of the end of the pipe as well.
    private func answer(_ said: DaemonWord) {
        guard let word = word.take() else { return }
        Deliberate.ignore(because: "whoever has gone does not want to know") { () throws(PlatformError) in
            try disk.writeAll(said.line, to: word)
        }
    }

    /// Everything is given back by now. Answers why there is no successor, where there is none: then we begin again.
    private func succeed() -> String? {
        do throws(SupervisionError) {
            let start = try Self.start(clock: clock)
            let arguments = plan.arguments(asSuccessorOf: ProcessIdentity.ownPID)
            let word = try inRuns { () throws(RunsError) in
                try start.start(arguments, in: plan.home, environment: plan.environment)
            }
            switch word {
            case .started, .running: return nil
            case .failed(let why, _): return why
            case .nothing: return "the new daemon ended without a word"
            case .silence: return "the new daemon does not answer"
            }
        } catch { return "\(error)" }
    }
}
