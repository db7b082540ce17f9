import Control
import Domain
import Journal
import Platform
import Runs

/// `roost daemon stop`: ends the daemon, and its agents only where that is asked for.
package enum DaemonStopCommand {
    private static let drain = Option(
        "drain",
        .duration,
        "Let agents come to an end for so long, then stop those that are left"
    )
    private static let now = Flag("now", "End the agents too, at once")
    /// What an end may take beyond the time that agents are given.
    private static let patience = Duration.seconds(60)

    package static let command = row("daemon", "stop")
    package static let short = row("stop", isListed: false)

    private static func row(_ path: String..., isListed: Bool = true) -> Command {
        let line = "roost " + path.joined(separator: " ")
        return Command(
            path: path,
            section: .daemon,
            summary: "Stop the daemon; agents go on",
            details: [
                "Agents go on under their shims, everything they do is recorded, and the next daemon finds them. "
                    + "Asked again while it drains, --now is stronger."
            ],
            examples: [
                Example(line, "agents go on"),
                Example("\(line) --drain 60s", "agents get a minute to come to an end"),
                Example("\(line) --now", "agents end too"),
            ],
            options: [drain, now],
            exitCodes: [.daemonNotRunning, .refusedByState, .notPermitted, .timedOut],
            isListed: isListed,
            run: run
        )
    }

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let limit = invocation[drain]
        if invocation[now], limit != nil { throw .usage(.together("--drain", "--now"), command: ["daemon", "stop"]) }
        guard let mark = try invocation.livingDaemon() else {
            // The one error for all who find nobody.
            _ = try invocation.daemon(upTo: Invocation.daemonPatience)
            return .ok
        }
        do throws(CommandError) {
            let answer = try invocation.askDaemon(.stop, words: words(invocation, limit))
            try invocation.console.say("roost: \(SafeText.of(answer.detail))")
        } catch {
            guard case .control(let cause) = error, cause.exitCode == .timedOut else { throw error }
            try end(mark, invocation)
        }
        guard try invocation.hasEnded(mark.process, upTo: (limit ?? .zero) + patience) else {
            throw .timedOut("the daemon (pid \(mark.process.pid)) was asked to stop and has not", hint: again(mark))
        }
        try invocation.console.say("roost: the daemon has stopped (pid \(mark.process.pid))")
        if let unit = try invocation.installedUnit() {
            try invocation.console.say("  systemd starts it at the next login: see roost service status (\(unit.name))")
        }
        return .ok
    }

    private static func words(_ invocation: Invocation, _ limit: Duration?) -> [String] {
        if invocation[now] { return ["now"] }
        return limit.map { ["drain", "\($0.components.seconds)s"] } ?? []
    }

    /// One that does not answer is asked by a signal, which it may not hear either.
    private static func end(_ mark: DaemonMark, _ invocation: Invocation) throws(CommandError) {
        try invocation.console.say("roost: the daemon (pid \(mark.process.pid)) does not answer")
        // To systemd a daemon that is killed has failed, and it would begin another.
        if let unit = try invocation.installedUnit() { try DaemonUnit(unit, invocation).stop() }
        do throws(PlatformError) {
            _ = try SystemProcesses().signal(mark.process, invocation[now] ? .kill : .terminate)
        } catch { throw .platform(error) }
        guard try invocation.hasEnded(mark.process, upTo: Invocation.daemonPatience) else {
            throw .timedOut("the daemon (pid \(mark.process.pid)) cannot be stopped", hint: again(mark))
        }
        if invocation[now] { try killRuns(invocation) }
    }

    /// Without a daemon to do it, the shims are asked one by one.
    private static func killRuns(_ invocation: Invocation) throws(CommandError) {
        let home = HomePaths(root: try invocation.home())
        let runs = try onRecord { () throws(JournalError) in
            try RunLookup.runs(beginningWith: "", in: home, on: invocation.disk)
        }
        for run in RunCatalog.open(among: runs, on: invocation.disk) {
            _ = try withRuns { () throws(RunsError) in try invocation.control(run.paths).kill() }
        }
    }

    private static func again(_ mark: DaemonMark) -> String {
        "agents do not need it; to end it by force: kill -9 \(mark.process.pid)"
    }
}
