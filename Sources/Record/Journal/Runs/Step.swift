package import Domain

/// A step from its request to its result.
package enum Step {
    package static func perform(
        _ request: StepRequest,
        in preparation: RunPreparation,
        by executor: some StepExecutor,
        reason: (SaidOutcome) -> Reason? = { Self.usualReason($0) }
    ) throws(JournalError) -> RunResult {
        let prepared = try preparation.prepare(request)
        var run = try RunRecovery.open(prepared.paths, disk: preparation.disk, clock: preparation.clock)
        try run.start()
        let execution = try executor.execute(&run)
        return try run.end(execution, reason: reason(execution))
    }

    /// The reason of an outcome where nothing more is known.
    package static func usualReason(_ execution: SaidOutcome) -> Reason? {
        switch execution.outcome {
        case .prepared: nil
        case .completed, .failed: .exit
        case .blocked: .said
        case .interrupted: .stopped
        case .lost: .unknown
        }
    }
}
