/// The words that names of types are not made of, each with the word to use instead.
enum Vocabulary {
    /// Words that say nothing.
    static let banned = [
        "Manager": "say what it does: Supervisor, Recorder, Queue",
        "Helper": "say what it does, or make it an extension of what it helps",
        "Helpers": "say what they do, or make them an extension of what they help",
        "Util": "say what it does, or make it an extension of its subject",
        "Utils": "say what they do, or make them extensions of their subjects",
        "Utility": "say what it does, or make it an extension of its subject",
        "Utilities": "say what they do, or make them extensions of their subjects",
        "Common": "say what is shared",
        "Core": "say which part it is",
        "Base": "say what all of them are",
        "Impl": "say how it does it: SystemDisk, FaultyDisk",
        "Info": "say what is known: RunMetadata, FileStatus",
        "Handler": "say what it does with what: DirectiveReply",
        "Service": "say what it does: Indexer, Supervisor",
    ]

    /// Other words for things that the glossary has a word for.
    static let synonyms = [
        "Bot": "say Agent",
        "LLM": "say Agent, or Model for what it calls",
        "Assistant": "say Agent",
        "Wrapper": "say Shim, or what is added",
        "Runner": "say Shim for the process, Run for what it runs",
        "Coordinator": "say Daemon",
        "Job": "say Run for one launch, Task for the work",
        "Execution": "say Run",
        "Ticket": "say Task",
        "Stage": "say Step",
        "Workspace": "say Home, or Worktree",
        "Ledger": "say Journal",
        "WAL": "say Journal",
        "DB": "say Index",
        "Wipe": "say Prune or Erase",
        "Purge": "say Prune or Erase",
    ]

    /// Words that are right as a part of a name (`HTTPServer`), but as the whole of one stand for another word.
    static let synonymsAlone = [
        "Server": "daemon",
        "Backend": "agent",
        "Log": "journal",
    ]

    /// Names that others fixed before us, with where.
    static let fixed = [
        "WorkerExecutionOutcome": "the file that an agent may leave, as the contract of worker runs names it"
    ]
}
