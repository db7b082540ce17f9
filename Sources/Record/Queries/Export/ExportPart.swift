/// A stretch of an export, read once all before it was told.
enum ExportPart: Hashable {
    case task(String)
    case triggers(task: String)
    /// Those about a task or a run.
    case decisions(about: String)
    /// Those about no task in particular that name it.
    case mentions(RecordedTask)
    case worktrees(task: String)
    case changes(about: String)
    case taskEnd(RecordedTask)
    case run(String)
    case checkpoints(run: String)
    case events(run: String)
    case calls(run: String)
    case tools(run: String)
    case talk(run: String)
    case runEnd(RecordedRun)
    /// What belongs to no task or run that was told.
    case otherTriggers, otherDecisions, otherWorktrees, otherEvents
}
