import Domain
package import Journal
package import Platform

/// The end of a run whose agent was never started.
package enum UnstartedRun {
    private static let exitCode: Int64 = 126

    /// Says in the files of the run that it failed, and why. Where a shim did begin, the run is that shim's, or of
    /// whoever adopts it: then nothing is said here.
    ///
    /// Answers whether it is certain that nobody has begun it, and nobody will: only then may it be tried again.
    @discardableResult
    package static func end(_ paths: RunPaths, because why: String, disk: any Disk, clock: any Clock) -> Bool {
        let isEnded = Deliberate.ignore(
            because: "why the run was not started is the error that is told; it stays prepared, as it is"
        ) {
            () throws(JournalError) in
            var run = try RunRecovery.open(paths, disk: disk, clock: clock)
            guard run.state.process == nil, run.state.shim == nil else { return false }
            guard !run.state.isOver else { return true }
            let execution = SaidOutcome(
                ok: false,
                outcome: .failed,
                summary: "The agent was not started: \(why).",
                exitCode: exitCode
            )
            try run.end(execution, reason: .exec)
            return true
        }
        return isEnded ?? false
    }
}
