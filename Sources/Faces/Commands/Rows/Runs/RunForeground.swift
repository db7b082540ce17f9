import Domain
import Journal
import Platform
import Runs

/// A run that a person waits for: its output is shown as it comes, and Ctrl-C is passed on to it.
struct RunForeground {
    private static let signals: [Signal] = [.interrupt, .terminate, .hangUp]

    private let invocation: Invocation
    private let isInBackground: Bool
    private let kind: RunOutput.Kind
    private let tellsExitCode: Bool

    /// - Parameter isInBackground: whether the run is a detached one whose output is only looked at.
    init(_ invocation: Invocation, isQuiet: Bool, isInBackground: Bool = false) {
        self.invocation = invocation
        self.isInBackground = isInBackground
        kind = isInBackground ? .besides : isQuiet ? .quiet : .shown
        tellsExitCode = !isInBackground
    }

    /// The run is the daemon's, and what is shown and told is as if it were ours.
    init(attachedTo invocation: Invocation) {
        self.invocation = invocation
        isInBackground = true
        kind = .shown
        tellsExitCode = true
    }

    /// Before the run is launched, so that no Ctrl-C falls between, and no orphan of the run to somebody else: it stays
    /// with us, unreaped, until whoever takes the run over has read how it ended.
    static func takeSignals() throws(CommandError) {
        Signal.block(signals)
        do throws(PlatformError) { try SystemProcesses.adoptOrphans(true) } catch { throw .platform(error) }
    }

    func follow(_ paths: RunPaths) throws(CommandError) -> ExitCode {
        let run = FilePath.name(of: paths.directory)
        let console = invocation.console
        let output = RunOutput(console, kind)
        let shims = try invocation.shims()
        let watch = try withRuns { () throws(RunsError) in
            try RunWatch(
                paths,
                disk: invocation.disk,
                clock: invocation.clock,
                shims: shims,
                isInBackground: isInBackground,
                show: { output.show($0, $1) },
                notice: { notice in
                    Deliberate.ignore(because: "a terminal that is gone cannot be told, and the run matters more") {
                        () throws(CommandError) in try console.say(RunWords.notice(notice, of: run))
                    }
                }
            )
        }
        console.wait(with: OutputPatience(watch.loop) { [weak watch] in watch?.wantsOutput ?? false })
        let end = try withRuns { () throws(RunsError) in try watch.run(passing: Self.signals) }
        output.end()
        if watch.wantsOutput { console.wait(with: nil) }
        return try code(of: end, run, output.failure)
    }

    private func code(of end: WatchEnd, _ run: String, _ failure: CommandError?) throws(CommandError) -> ExitCode {
        switch end {
        case .over(let end):
            try tell(end, run)
            return tellsExitCode ? ExitCode(rawValue: end.exitCode) : .ok
        case .detached(by: .hangUp): return .hungUp
        case .detached:
            try invocation.console.say("roost: \(run) goes on: roost logs -f \(run)")
            return .ok
        case .unwanted:
            if failure == .outputClosed {
                try invocation.console.say("roost: the reader went away, \(run) goes on: roost logs -f \(run)")
            }
            throw failure ?? .outputClosed
        }
    }

    private func tell(_ end: RunEnd, _ run: String) throws(CommandError) {
        let isWanted = invocation.console.errors.isTerminal || kind == .quiet
        guard isWanted || RunWords.isWorthTelling(end) else { return }
        try invocation.console.say(SafeText.of(RunWords.end(end, of: run)))
    }
}
