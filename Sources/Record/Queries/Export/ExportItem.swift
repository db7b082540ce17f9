/// One thing of what is exported. They come task by task, and within it run by run: what follows a task or a run
/// belongs to it, up to its end.
package enum ExportItem: Hashable, Sendable {
    case task(RecordedTask)
    case trigger(RecordedTrigger)
    case decision(RecordedDecision)
    case worktree(WorktreeOperation)
    case change(RecordedChange)
    case run(RecordedRun)
    case checkpoint(RecordedCheckpoint)
    case event(RecordedEvent)
    case call(RecordedCall)
    case tool(RecordedToolCall)
    case talk(ExportedTalk)
    case runEnd(RecordedRun, RunUsage)
    case taskEnd(RecordedTask)
}
