import Domain
import Journal
import Platform
import Runs

/// `roost run checkpoint take`: asks the shim of a run for a checkpoint, with or without a daemon.
package enum CheckpointTakeCommand {
    /// A checkpoint is given up by the shim after ten minutes.
    private static let patience = Duration.seconds(620)

    package static let command = Command(
        "run",
        "checkpoint",
        "take",
        section: .record,
        summary: "Take a checkpoint of a run that goes on",
        details: ["The agent is not stopped for it. It comes back when the checkpoint is there."],
        examples: [Example("roost run checkpoint take run-20261121", "of the run whose id begins so")],
        arguments: [RunTarget.argument],
        exitCodes: [.notFound, .refusedByState, .notPermitted, .timedOut],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.run()
        let name = FilePath.name(of: paths.directory)
        try RunTakeOver(invocation: invocation).attend(paths)
        var follower: RunFollower
        do throws(JournalError) {
            // Before it is asked, so that the answer cannot be missed.
            follower = try RunFollower(
                paths,
                disk: invocation.disk,
                clock: invocation.clock,
                from: invocation.clock.now().wall
            )
        } catch {
            throw .journal(error)
        }
        let control = invocation.control(paths)
        switch try withRuns({ () throws(RunsError) in try control.takeCheckpoint() }) {
        case .asked: break
        case .over: throw .refused("\(name) has ended", hint: "what it took: roost run checkpoint list \(name)")
        case .notStarted: throw .refused("\(name) is only prepared: it has no agent", hint: nil)
        case .unattended: throw .refused("\(name) has no shim that could be asked", hint: "try: roost run show \(name)")
        }
        let answer = try answer(in: &follower, name, invocation.clock)
        guard answer.runType == .known(.checkpointTaken) else { throw .failed(answer.message, hint: nil) }
        try invocation.console.say(SafeText.of("roost: \(name): \(answer.message)"))
        return .ok
    }

    private static func answer(
        in follower: inout RunFollower,
        _ name: String,
        _ clock: any Clock
    ) throws(CommandError) -> Event {
        let deadline = clock.now().monotonic.advanced(by: patience)
        while true {
            let left = clock.now().monotonic.duration(to: deadline)
            guard left > .zero else { break }
            do throws(JournalError) {
                let isOver = try follower.isOver()
                if let event = try look(in: &follower, upTo: min(left, .milliseconds(200))) { return event }
                guard isOver else { continue }
            } catch {
                throw .journal(error)
            }
            throw .refused("\(name) has ended meanwhile", hint: nil)
        }
        throw .timedOut("\(name) was asked for a checkpoint and has taken none", hint: "see roost logs \(name)")
    }

    /// Looks through some of what comes, so that a run that writes without a pause ends no patience.
    private static func look(in follower: inout RunFollower, upTo limit: Duration) throws(JournalError) -> Event? {
        for _ in 0..<10_000 {
            guard let item = try follower.next(upTo: limit) else { return nil }
            guard case .event(let event) = item else { continue }
            if [.known(.checkpointTaken), .known(.checkpointFailed)].contains(event.runType) { return event }
        }
        return nil
    }
}
