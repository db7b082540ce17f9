import Control
import Domain
import Journal
import Runs

/// As the files of a run tell of its end.
extension EndedRun {
    /// - Parameter beginning: of what its agent printed.
    init(
        _ task: TaskID,
        _ run: CatalogedRun,
        result: RunResult?,
        live: IndexFact?,
        beginning: @autoclosure () -> String
    ) {
        let state = run.state
        let seen = result?.state ?? state
        let kind = run.metadata.workerKind.known ?? .shell
        self.init(
            task: task,
            run: run.metadata.run,
            outcome: result?.execution.outcome ?? seen.outcome?.known ?? .lost,
            summary: result?.execution.summary ?? seen.summary ?? "",
            duration: run.duration ?? .zero
        )
        reason = (result?.reason ?? seen.reason)?.known
        exitCode = seen.exitCode
        needsHuman = result?.execution.needsHuman ?? false
        followups = result?.execution.followups ?? []
        hasWorked = WorkSigns.areThere(in: seen, of: kind, live: live, beginning: beginning())
    }
}
