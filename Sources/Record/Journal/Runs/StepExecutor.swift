/// Whoever does the work of a step: it writes its output into the run, and says how it went.
package protocol StepExecutor {
    func execute(_ run: inout RunWriter) throws(JournalError) -> SaidOutcome
}
