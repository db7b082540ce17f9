import Domain
import Platform
import Runs

/// `roost demo`: a flock at work, in a home of its own, without accounts and without a network.
package enum DemoCommand {
    private static let fast = Flag("fast", "The same story with short waits")
    private static let keep = Flag("keep", "Keep its home when the next demo begins")
    private static let workers = Option(
        "workers",
        ValueForm<Int>.integer(2...16),
        "How many agents at once (default: 3)"
    )
    private static let clean = Flag("clean", "Only remove what demos have left, kept or not")

    package static let command = Command(
        "demo",
        section: .everyday,
        summary: "Show a flock at work, without accounts",
        details: [
            "Six tasks, on which agents that are played work in real worktrees, under a real daemon: one fails a test "
                + "and mends it, one fails and is tried again, one asks, one falls silent, one meets a rate limit, and "
                + "one counts aloud while the daemon is killed. It ends with 1 where a line was lost or the story came "
                + "out otherwise.",
            "All of it is in a new folder roost-demo-… of $TMPDIR or /tmp: the home, the repository and the HOME of "
                + "the agents. That stays, to be looked at, until the next demo removes it; with --keep until --clean. "
                + "No process is left.",
        ],
        examples: [
            Example("roost demo", "about a minute"), Example("roost demo --fast", "about twenty seconds"),
            Example("roost demo --keep", "its home stays until you remove it"),
            Example("roost demo --clean", "removes the homes of all demos"),
        ],
        options: [fast, keep, workers, clean],
        exitCodes: [.refusedByState, .notPermitted, .timedOut, .hungUp, .interrupted, .terminated],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let processes = SystemProcesses()
        let left = DemoLeftovers(
            folder: DemoHome.folder(invocation.environment),
            disk: invocation.disk,
            processes: processes
        )
        if invocation[clean] {
            let (count, served) = try left.remove(.all)
            try invocation.console.say("roost: \(count) \(count == 1 ? "home" : "homes") of demos removed")
            for home in served {
                try invocation.console.say("  \(home) has a daemon yet: roost --home \(home) daemon stop --now")
            }
            return .ok
        }
        if let run = invocation.environment["ROOST_RUN"], !run.isEmpty {
            throw .refused(
                "this is within \(SafeText.of(run)), which ends what it has started",
                hint: "start the demo from a shell of your own"
            )
        }
        guard DemoScreen.hasRoom(invocation.console, invocation.environment) else {
            return try play(invocation, left, processes, while: nil)
        }
        return try TopProcess.run(invocation) { (leash) throws(CommandError) in
            try play(invocation, left, processes, while: leash)
        }
    }

    /// In the process that is to show it.
    private static func play(
        _ invocation: Invocation,
        _ left: DemoLeftovers,
        _ processes: any Processes,
        while leash: Int32?
    ) throws(CommandError) -> ExitCode {
        let own: ProcessIdentity?
        do throws(PlatformError) { own = try processes.identity(of: ProcessIdentity.ownPID) } catch {
            throw .platform(error)
        }
        guard let own else { throw .failed("this process cannot be looked at in /proc", hint: "mount /proc") }
        _ = try left.remove(.unkept)
        let story = DemoStory(pace: invocation[fast] ? .fast : .usual, workers: invocation[workers] ?? 3)
        let scene = try DemoHome(
            story,
            isKept: invocation[keep],
            invocation.environment,
            on: invocation.disk,
            process: own
        )
        return try DemoPlay(story, on: scene, isKept: invocation[keep], invocation, processes).run(while: leash)
    }
}
