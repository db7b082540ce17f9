import Control
import Domain
import Journal
import Platform
import Runs

/// The daemon of the demo, and the end of all that was started.
struct DemoDaemon {
    static let patience = Duration.seconds(20)
    private static let lookInterval = Duration.milliseconds(50)

    let scene: DemoHome
    /// On the home of the demo.
    let invocation: Invocation
    let processes: any Processes

    /// Answers its process id.
    func start() throws(CommandError) -> Int32 {
        let start = try invocation.daemonStart()
        let word = try withRuns { () throws(RunsError) in
            try start.start([], in: scene.home, environment: scene.environment)
        }
        switch word {
        case .started(let pid): return pid
        case .running(let pid): throw .refused("the home of the demo has a daemon already (pid \(pid))", hint: nil)
        case .failed(let why, let hint): throw .failed(SafeText.of(why), hint: hint.map { SafeText.of($0) })
        case .nothing, .silence:
            throw .failed("the daemon of the demo has not begun", hint: "see \(scene.home.daemonLog)")
        }
    }

    /// With SIGKILL, as a crash would. Answers its process id.
    func kill() throws(CommandError) -> Int32 {
        guard let daemon = try invocation.livingDaemon() else {
            throw .failed("the daemon of the demo is gone", hint: nil)
        }
        do throws(PlatformError) { _ = try processes.signal(daemon.process, .kill) } catch { throw .platform(error) }
        guard try invocation.hasEnded(daemon.process, upTo: Self.patience) else {
            throw .timedOut("the daemon was killed and has not ended", hint: nil)
        }
        return daemon.process.pid
    }

    /// Ends the daemon with all agents, and whatever else is left of what was started. Answers whether all of it went.
    func endAll(patience: Duration = patience) throws(CommandError) -> Bool {
        if let daemon = try invocation.livingDaemon() {
            let answer = Deliberate.ignore(because: "one that does not answer is killed") { () throws(CommandError) in
                try invocation.askDaemon(.stop, words: ["now"])
            }
            if answer == nil { _ = try kill() }
            _ = try invocation.hasEnded(daemon.process, upTo: Self.patience)
        }
        let deadline = invocation.clock.now().monotonic.advanced(by: patience * 2)
        var pause = ReadySet()
        do throws(PlatformError) {
            // Shims and the indexer end by themselves, and are given the time to.
            let killing = invocation.clock.now().monotonic.advanced(by: patience)
            while true {
                let left = try left()
                let now = invocation.clock.now().monotonic
                if left.isEmpty { return true }
                if now >= deadline { return false }
                if now >= killing { for process in left { _ = try processes.signal(process, .kill) } }
                try pause.wait(upTo: Self.lookInterval)
            }
        } catch { throw .platform(error) }
    }

    private func left() throws(PlatformError) -> [ProcessIdentity] {
        let own = try processes.identity(of: ProcessIdentity.ownPID)
        let table = try ProcessTable.read()
        return table.marked(with: scene.mark).compactMap { pid in
            pid == own?.pid ? nil : own.flatMap { table.identity(of: pid, boot: $0.boot) }
        }
    }
}
