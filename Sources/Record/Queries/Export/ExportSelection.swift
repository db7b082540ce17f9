/// What of the record is wanted.
package enum ExportSelection: Hashable, Sendable {
    /// A task with all its runs.
    case task(String)
    /// One run, with its task.
    case run(String)
    /// The tasks that were found in a time, and those with runs that began in it; of all else what was in it.
    case window(TimeWindow)
}
