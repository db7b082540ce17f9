import Domain
import JSON
package import Platform

/// A program of ours as a child of the daemon: started, and started again when it has ended.
///
/// It ends with the daemon, however that ends, so that what it alone may have, such as the right to write to the index,
/// is there for the child of the next one.
package final class KeptChild {
    /// Keeps the index.
    package static let index = "roost-index"
    /// Serves browsers.
    package static let web = "roost-web"

    /// What it is called, which is the name of the program.
    private let name: String
    private let program: String
    private let home: String
    private let environment: Environment
    private let processes: any Processes
    private let loop: EventLoop
    private let clock: any Clock
    private let journal: DaemonJournal
    private let log: DaemonLog
    private var words: [String] = []
    private var backoff = ChildBackoff()
    private var child: WatchedChild?
    private var timer: TimerID?
    /// Whether it has been asked to end: then that it does is nothing to tell of.
    private var isLeaving = false
    private var stopped: [() -> Void] = []

    package private(set) var isWanted = false
    /// Why it had to be started again last, as long as it is wanted.
    package private(set) var trouble: String?

    package init(
        _ program: String,
        home: String,
        environment: Environment,
        processes: any Processes,
        loop: EventLoop,
        clock: any Clock,
        journal: DaemonJournal,
        log: DaemonLog
    ) {
        name = FilePath.name(of: program)
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
    /// How often it has ended one time after the other without having lived for a while.
    package var failureCount: Int { backoff.failureCount }

    /// From now on it is there. One that was started with other words is asked to end, and another follows it at once.
    ///
    /// - Parameter words: what it is told, between whose child it is and which home it is for.
    package func start(_ words: [String] = []) {
        let isTheSame = words == self.words
        self.words = words
        isWanted = true
        guard child == nil else {
            if !isTheSame { leave() }
            return
        }
        backoff = ChildBackoff()
        trouble = nil
        launch()
    }

    /// The same words mean something else now: another follows it at once.
    package func renew() {
        guard isWanted else { return }
        if child == nil { start(words) } else { leave() }
    }

    /// Asks it to end; `then` is called when it has.
    package func stop(_ then: @escaping () -> Void = {}) {
        isWanted = false
        trouble = nil
        cancelTimer()
        guard child != nil else { return then() }
        stopped.append(then)
        leave()
    }

    private func launch() {
        cancelTimer()
        do throws(PlatformError) {
            let words = ["--with-parent", "\(ProcessIdentity.ownPID)"] + words + [home]
            var request = SpawnRequest(program, words, environment: environment.entries)
            request.isSessionLeader = true
            if let number = log.number() { request.error = .descriptor(number) }
            let spawned = try processes.spawn(request)
            child = WatchedChild(spawned, on: loop) { [unowned self] exit in ended(exit) }
            backoff.started(at: clock.now().monotonic)
        } catch {
            startAgain(because: "could not be started: \(error)")
        }
    }

    private func leave() {
        isLeaving = true
        Deliberate.ignore(because: "one that cannot be asked ends when we do") { () throws(PlatformError) in
            try child?.signal(.terminate)
        }
    }

    private func ended(_ exit: ChildExit?) {
        let wasAsked = isLeaving
        child = nil
        isLeaving = false
        if isWanted { if wasAsked { launch() } else { startAgain(because: "has ended: \(Self.text(of: exit))") } }
        let told = stopped
        stopped = []
        for then in told { then() }
    }

    private func startAgain(because why: String) {
        let pause = backoff.ended(at: clock.now().monotonic)
        let details: JSONObject = [
            "program": .string(program), "failures": .integer(Int64(backoff.failureCount)),
            "pause_ms": .integer(pause.nanoseconds / 1_000_000),
        ]
        trouble = "\(name) \(why)"
        journal.note("child_ended", "\(name) \(why); it is started again", level: .warn, details: details)
        timer = loop.after(pause) { [unowned self] in
            timer = nil
            if isWanted { launch() }
        }
    }

    private func cancelTimer() {
        if let timer { loop.cancel(timer) }
        timer = nil
    }

    private static func text(of exit: ChildExit?) -> String {
        switch exit?.status {
        case .exited(let code): "exit code \(code)"
        case .signaled(let signal, _): "\(signal)"
        case nil: "nobody saw how"
        }
    }
}
