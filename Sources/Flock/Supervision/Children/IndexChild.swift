import Domain
import JSON
package import Platform

/// `roost-index` of the home, as a child of the daemon: started, and started again when it has ended.
///
/// It ends with the daemon, however that ends, so that the next one has the right to write to the index for its own.
package final class IndexChild {
    package static let program = "roost-index"

    private let program: String
    private let home: String
    private let environment: Environment
    private let processes: any Processes
    private let loop: EventLoop
    private let clock: any Clock
    private let journal: DaemonJournal
    private let log: DaemonLog
    private var backoff = ChildBackoff()
    private var child: WatchedChild?
    private var timer: TimerID?
    private var isWanted = false
    private var stopped: (() -> Void)?

    package init(
        program: String,
        home: String,
        environment: Environment,
        processes: any Processes,
        loop: EventLoop,
        clock: any Clock,
        journal: DaemonJournal,
        log: DaemonLog
    ) {
        self.program = program
        self.home = home
        self.environment = environment
        self.processes = processes
        self.loop = loop
        self.clock = clock
        self.journal = journal
        self.log = log
    }

    package var pid: Int32? { child?.pid }

    package func start() {
        isWanted = true
        do throws(PlatformError) {
            var request = SpawnRequest(program, ["--with-parent", "\(ProcessIdentity.ownPID)", home])
            request.environment = environment.entries
            request.isSessionLeader = true
            if let number = log.number() { request.error = .descriptor(number) }
            let spawned = try processes.spawn(request)
            child = WatchedChild(spawned, on: loop) { [unowned self] exit in ended(exit) }
            backoff.started(at: clock.now().monotonic)
        } catch {
            startAgain(because: "could not be started: \(error)")
        }
    }

    /// Asks it to end; `then` is called when it has.
    package func stop(_ then: @escaping () -> Void) {
        isWanted = false
        if let timer { loop.cancel(timer) }
        timer = nil
        guard let child else { return then() }
        stopped = then
        Deliberate.ignore(because: "one that cannot be asked ends when we do") { () throws(PlatformError) in
            try child.signal(.terminate)
        }
    }

    private func ended(_ exit: ChildExit?) {
        child = nil
        if isWanted { startAgain(because: "has ended: \(Self.text(of: exit))") }
        stopped?()
        stopped = nil
    }

    private func startAgain(because why: String) {
        let pause = backoff.ended(at: clock.now().monotonic)
        let details: JSONObject = [
            "program": .string(program), "failures": .integer(Int64(backoff.failureCount)),
            "pause_ms": .integer(pause.nanoseconds / 1_000_000),
        ]
        journal.note("child_ended", "\(Self.program) \(why); it is started again", level: .warn, details: details)
        timer = loop.after(pause) { [unowned self] in
            timer = nil
            if isWanted { start() }
        }
    }

    private static func text(of exit: ChildExit?) -> String {
        switch exit?.status {
        case .exited(let code): "exit code \(code)"
        case .signaled(let signal, _): "\(signal)"
        case nil: "nobody saw how"
        }
    }
}
