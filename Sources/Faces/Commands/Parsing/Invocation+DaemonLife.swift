import Control
import Domain
import JSON
import Journal
import Platform
import Runs

extension Invocation {
    /// How long a daemon that lives may take to answer.
    static let daemonPatience = Duration.seconds(5)
    /// The same for what it may have to work for: a little longer than it lets anybody wait, so that its own words come
    /// through.
    static let answerPatience = ControlLimits.answerDeadline + .seconds(5)

    /// The daemon that the home has now.
    func livingDaemon() throws(CommandError) -> DaemonMark? {
        let home = HomePaths(root: try home())
        let disk = disk
        return try withRuns { () throws(RunsError) in
            try DaemonMark.living(in: home, on: disk, processes: SystemProcesses())
        }
    }

    /// What starts a daemon beside the program that runs.
    func daemonStart() throws(CommandError) -> DaemonStart {
        let (disk, clock) = (disk, clock)
        return try withRuns { () throws(RunsError) in
            DaemonStart(
                program: try OwnProgram.path(DaemonStart.program, on: disk),
                processes: SystemProcesses(),
                clock: clock
            )
        }
    }

    /// Asks the daemon; what it does not do becomes an error of the command.
    func askDaemon(
        _ name: DirectiveName,
        words: [String] = [],
        data: JSONObject = [:],
        upTo limit: Duration = daemonPatience
    ) throws(CommandError) -> DirectiveAnswer {
        let client = try daemon(upTo: limit)
        let answer = try withDaemon { () throws(ControlError) in
            try client.ask(name.rawValue, words: words, data: data, upTo: limit)
        }
        guard answer.isOK else { throw .directive(answer) }
        return answer
    }

    /// Whether the process has ended, waiting at most so long.
    func hasEnded(_ process: ProcessIdentity, upTo limit: Duration) throws(CommandError) -> Bool {
        do throws(PlatformError) {
            guard let pidfd = try Pidfd.open(process.pid), try SystemProcesses().isAlive(process) else { return true }
            let deadline = clock.now().monotonic.advanced(by: limit)
            var ready = ReadySet()
            while true {
                let left = clock.now().monotonic.duration(to: deadline)
                ready.removeAll()
                ready.add(pidfd.number)
                try ready.wait(upTo: max(.zero, left))
                if ready.isReady(pidfd.number) { return true }
                guard left > .zero else { return false }
            }
        } catch { throw .platform(error) }
    }
}
