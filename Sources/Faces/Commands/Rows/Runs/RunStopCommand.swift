import Domain
import Journal
import Platform
import Runs

/// `roost run stop`: ends a run, with or without a daemon.
package enum RunStopCommand {
    static let now = Flag("now", "Kill it, without the time to finish that an agent is given otherwise")
    /// What a stop may take beyond the time that the agent is given.
    private static let patience = Duration.seconds(15)

    package static let command = Command(
        "run",
        "stop",
        section: .resources,
        summary: "Stop a run",
        details: [
            "Asks the agent and all that it started to end, kills what is left when its time to finish is over, and "
                + "comes back when the run has ended. What the run wrote stays on record."
        ],
        examples: [
            Example("roost run stop run-20261121", "the run whose id begins so"),
            Example("roost run stop run-20261121 --now", "without waiting for it to finish"),
        ],
        arguments: [RunTarget.argument],
        options: [now],
        exitCodes: [.notFound, .refusedByState, .notPermitted, .timedOut],
        run: { (invocation) throws(CommandError) in try stop(try invocation.run(), invocation) }
    )

    static func stop(_ paths: RunPaths, _ invocation: Invocation) throws(CommandError) -> ExitCode {
        let name = FilePath.name(of: paths.directory)
        switch try ask(paths, invocation) {
        case .asked: break
        case .over: throw .refused("\(name) has ended already", hint: "see how: roost run show \(name)")
        case .notStarted:
            throw .refused("\(name) is only prepared: it has no agent", hint: RunWords.unstarted(name))
        case .unattended:
            // Whoever takes it over either ends it, or can be asked.
            let word = try RunTakeOver(invocation: invocation).call(for: paths)
            let answer = try ask(paths, invocation)
            if answer == .unattended { throw .failed("\(name) could not be taken over: \(word.failure)", hint: nil) }
        }
        try wait(paths, name, invocation)
        let end = try withRuns { () throws(RunsError) in try RunEnd.read(paths, on: invocation.disk) }
        try invocation.console.say(SafeText.of(RunWords.end(end, of: name)))
        return .ok
    }

    private static func ask(_ paths: RunPaths, _ invocation: Invocation) throws(CommandError) -> ControlAnswer {
        let control = invocation.control(paths)
        let isNow = invocation[now]
        return try withRuns { () throws(RunsError) in isNow ? try control.kill() : try control.stop() }
    }

    /// Until the run is over.
    private static func wait(_ paths: RunPaths, _ name: String, _ invocation: Invocation) throws(CommandError) {
        let clock = invocation.clock
        do throws(JournalError) {
            let grace = try LaunchPlan.read(paths.launch, on: invocation.disk).stopGraceSeconds
            let deadline = clock.now().monotonic.advanced(by: .seconds(grace) + patience)
            var follower = try RunFollower(paths, disk: invocation.disk, clock: clock)
            while try !follower.isOver() {
                let left = clock.now().monotonic.duration(to: deadline)
                guard left > .zero else { break }
                _ = try follower.next(upTo: min(left, .milliseconds(100)))
            }
            if try follower.isOver() { return }
        } catch {
            throw .journal(error)
        }
        throw .timedOut("\(name) was asked to stop and has not ended", hint: "kill it: roost run stop --now \(name)")
    }
}
