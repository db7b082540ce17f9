import Control
import Domain
import JSON
import Platform
import Runs

/// `roost daemon restart`: another daemon in the place of the one that runs, while agents go on.
package enum DaemonRestartCommand {
    private static let drain = Flag("drain", "Announce it, and have the work of agents saved first")
    private static let wait = Flag("wait", "Come back when the new daemon answers, as it does anyway")
    private static let lookInterval = Duration.milliseconds(200)
    private static let patience = Duration.seconds(60)
    /// What an announcement and saving may take.
    private static let drainPatience = Duration.seconds(130)

    package static let command = Command(
        "daemon",
        "restart",
        section: .daemon,
        summary: "Restart the daemon; agents go on",
        details: [
            "The new daemon is rehearsed before the old one goes, and finds the agents as they are. With --drain it is "
                + "announced for 5 seconds, and for at most 60 more the work of agents is saved. Where systemd has "
                + "started the daemon, systemd starts the next one."
        ],
        examples: [
            Example("roost daemon restart", "at once, as after an update"),
            Example("roost daemon restart --drain", "after the worktrees of agents are saved"),
        ],
        options: [drain, wait],
        exitCodes: [.daemonNotRunning, .refusedByState, .notPermitted, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let isDrained = invocation[drain]
        let limit = isDrained ? drainPatience : patience
        let clock = invocation.clock
        let deadline = clock.now().monotonic.advanced(by: limit)
        guard let old = try invocation.livingDaemon() else {
            _ = try invocation.daemon(upTo: Invocation.daemonPatience)
            return .ok
        }
        let answer = try invocation.askDaemon(.restartDaemon, words: isDrained ? [] : ["hot"])
        try invocation.console.say("roost: \(SafeText.of(answer.detail))")
        if answer.data?["done"]?.bool == true { return .ok }
        while clock.now().monotonic < deadline {
            if try invocation.hasEnded(old.process, upTo: lookInterval) {
                return try waitForAnother(after: old, until: deadline, invocation)
            }
            // One process may have gone on in the place of its successor.
            if let why = try failure(old, invocation) {
                throw .failed("the daemon was not restarted: \(SafeText.of(why))", hint: "it goes on as it was")
            }
        }
        throw .timedOut("the daemon (pid \(old.process.pid)) has not ended", hint: "see: roost daemon status")
    }

    private static func waitForAnother(
        after old: DaemonMark,
        until deadline: MonotonicTime,
        _ invocation: Invocation
    ) throws(CommandError) -> ExitCode {
        var pause = ReadySet()
        while invocation.clock.now().monotonic < deadline {
            if let new = try invocation.livingDaemon(), new.process != old.process {
                try invocation.console.say("roost: restarted (pid \(old.process.pid), now \(new.process.pid))")
                return .ok
            }
            do throws(PlatformError) { try pause.wait(upTo: lookInterval) } catch { throw .platform(error) }
        }
        throw .timedOut("the daemon has ended, and no other has begun", hint: "start one: roost daemon start")
    }

    /// Nil as long as nothing is known to have failed.
    private static func failure(_ old: DaemonMark, _ invocation: Invocation) throws(CommandError) -> String? {
        do throws(CommandError) {
            let status = try invocation.askDaemon(.status).data ?? [:]
            guard status["state"]?.stringValue == "running" || status["state"]?.stringValue == "paused" else {
                return nil
            }
            return status["restart_failure"]?.stringValue
        } catch {
            // It is about to go.
            guard case .control = error else { throw error }
            return nil
        }
    }
}
