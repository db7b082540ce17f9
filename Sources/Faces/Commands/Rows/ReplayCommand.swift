import Domain
import Journal
import Platform
import Queries

/// `roost replay`: a run's output once more, at the pace at which it came.
package enum ReplayCommand {
    private static let gapMaxUsual = Duration.seconds(2)

    private static let speed = Option(
        "speed",
        .speed,
        "How many times as fast as it was, or max for no pauses (default: 1)"
    )
    private static let from = Option(
        "from",
        .time,
        "Where to begin: a time, or with a duration such as 90s so long after the first output"
    )
    private static let gapMax = Option("max-gap", .duration, "The longest pause (default: 2s)")
    private static let stream = Option("stream", ValueForm<StreamChoice>.word, "Which streams to play (default: both)")
    private static let raw = Flag("raw", "On a terminal too, every byte as the agent wrote it, but for secrets")
    private static let unredacted = Flag("unredacted", "With secrets, for once")

    package static let command = Command(
        "replay",
        section: .record,
        summary: "Play the output of a run again, at its own pace",
        details: [
            "What the agent wrote to standard output goes to standard output, and the same for standard error. Into a "
                + "file or a pipe go the bytes as they are; on a terminal colours pass, and sequences that would do "
                + "something to it do not. --raw lets them.",
            "The secret values of the run's environment, and what has the form of a key or a token, are shown as "
                + "[redacted:…]; the files keep them. --unredacted shows them too.",
            "Ctrl-C stops. Of a run that goes on, what is there now is played.",
        ],
        examples: [
            Example("roost replay run-20261121", "as it was, with pauses of at most 2 seconds"),
            Example(
                "roost replay run-20261121 --speed 4 --from 10m",
                "four times as fast, without the first ten minutes"
            ),
            Example("roost replay run-20261121 --speed max --stream err", "all of standard error at once"),
        ],
        arguments: [RunTarget.argument],
        options: [speed, from, gapMax, stream, raw, unredacted],
        exitCodes: [.notFound, .notPermitted, .interrupted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let paths = try invocation.run()
        let redaction = try redaction(of: paths, invocation)
        let waiting: InterruptibleWait
        do throws(PlatformError) {
            waiting = try InterruptibleWait(clock: invocation.clock)
        } catch {
            throw .platform(error)
        }
        invocation.console.wait(with: waiting.patience)
        var replay: Replay
        do throws(JournalError) {
            let start = try invocation[from].map { (time) throws(JournalError) in
                try self.start(time, of: paths, invocation)
            }
            replay = try Replay(
                paths,
                from: start,
                streams: invocation[stream] ?? .both,
                pace: ReplayPace(
                    speed: invocation[speed] ?? .times(1),
                    gapMax: invocation[gapMax] ?? gapMaxUsual,
                    from: invocation.clock.now().monotonic
                ),
                screen: ReplayScreen(invocation.console, redaction, isRaw: invocation[raw]),
                waiting: waiting,
                disk: invocation.disk,
                clock: invocation.clock
            )
        } catch {
            throw .journal(error)
        }
        return try replay.play() ? .ok : .interrupted
    }

    private static func redaction(
        of paths: RunPaths,
        _ invocation: Invocation
    ) throws(CommandError) -> RunRedaction? {
        guard !invocation[unredacted] else { return nil }
        let redaction = RunRedaction(of: paths, in: HomePaths(root: try invocation.home()), on: invocation.disk)
        if let lack = redaction.lack {
            try invocation.console.say(LogGroup.lack(lack, of: FilePath.name(of: paths.directory)))
        }
        return redaction
    }

    /// Elsewhere a duration is a time so long ago. Here people have the run before them, and count from its beginning.
    private static func start(
        _ time: TimeExpression,
        of paths: RunPaths,
        _ invocation: Invocation
    ) throws(JournalError) -> WallTime {
        if case .ago(let duration) = time {
            let index = try StreamIndex(path: paths.streamIndex, on: invocation.disk)
            return try index.record(at: 0).map { $0.wall.advanced(by: duration) } ?? WallTime(nanoseconds: .min)
        }
        let calendar = LocalCalendar()
        return time.time(now: invocation.clock.now().wall) { calendar.offset(at: $0) }
    }
}
