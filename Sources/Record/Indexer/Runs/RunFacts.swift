import Decoding
import Domain
import JSON
import Journal
import Platform
import Store

/// What a run directory says of its run, beside its output.
struct RunFacts {
    let paths: RunPaths
    let metadata: RunMetadata
    let state: RunState
    let result: RunResult?
    /// The file that the state stands in: each state is a file of its own.
    private let stateFile: FileStatus?

    /// Nothing more will be written there.
    var isOver: Bool { state.isOver && result != nil }

    /// What was asked of a run never changes, and each state of it is a file of its own: of what was read `before` only
    /// what is another now is read again.
    init(_ paths: RunPaths, after before: RunFacts? = nil, on disk: any Disk) throws(IndexerError) {
        let paths = try IndexerError.inJournal { () throws(JournalError) in try paths.linkFollowed(on: disk) }
        self.paths = paths
        stateFile = try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: paths.state) }
        if let before, !before.state.isOver, stateFile == before.stateFile, before.paths == paths {
            (metadata, state, result) = (before.metadata, before.state, nil)
            return
        }
        metadata = try IndexerError.inJournal { () throws(JournalError) in
            try RunMetadata.read(paths.metadata, on: disk)
        }
        // The state is read first: a result that is there by then is the result of that state.
        state = try IndexerError.inJournal { () throws(JournalError) in try RunState.read(paths.state, on: disk) }
        do throws(JournalError) {
            result = try RunResult.read(paths.result, on: disk)
        } catch {
            guard error.isMissing else { throw .journal(error) }
            result = nil
        }
    }

    func row(by redactor: Redactor) -> RunRow {
        func clean(_ text: String?) -> String? { text.map { redactor.redact($0).text } }
        var row = RunRow(
            id: metadata.run.text,
            task: metadata.task.text,
            step: metadata.step.text,
            workerKind: metadata.workerKind.text,
            attempt: state.attempt,
            status: state.status.text,
            createdAt: metadata.createdAt,
            repository: metadata.repoRoot,
            directory: paths.directory
        )
        row.outcome = state.outcome?.text
        row.reason = state.reason?.text
        row.summary = clean(state.summary)
        row.exitCode = state.exitCode
        row.signal = state.signal
        row.startedAt = state.status == .known(.prepared) ? nil : state.startedAt
        row.finishedAt = state.finishedAt
        row.command = clean(metadata.command)
        row.promptSummary = clean(metadata.promptSummary)
        row.model = metadata.model
        row.agentVersion = metadata.agentVersion
        row.roostVersion = metadata.roostVersion
        row.stdoutBytes = state.stdoutBytes
        row.stderrBytes = state.stderrBytes
        row.lastSequence = state.lastEventSeq
        row.checkpointMode = metadata.checkpointMode.text
        row.checkpointCount = state.checkpointSeq
        row.needsHuman = result?.execution.needsHuman ?? false
        row.worktree = metadata.worktreePath
        row.worker = metadata.worker?.text
        row.pid = (state.process?.pid).map { Int64($0) }
        return row
    }
}
