package import Domain

/// What a run directory says of its run: a row of `runs`.
package struct RunRow: Hashable, Sendable {
    package var id: String
    package var task: String
    package var step: String
    package var workerKind: String
    package var attempt: Int64
    package var status: String
    package var createdAt: WallTime
    package var repository: String
    package var directory: String
    package var outcome: String?
    package var reason: String?
    package var summary: String?
    package var exitCode: Int64?
    package var signal: Int64?
    package var startedAt: WallTime?
    package var finishedAt: WallTime?
    package var command: String?
    package var promptSummary: String?
    package var model: String?
    package var agentVersion: String?
    package var roostVersion: String?
    package var stdoutBytes: Int64 = 0
    package var stderrBytes: Int64 = 0
    package var lastSequence: Int64 = 0
    package var checkpointMode: String?
    package var checkpointCount: Int64 = 0
    package var needsHuman = false
    package var worktree: String?
    /// The slot.
    package var worker: String?
    package var pid: Int64?
    /// The month, where the directory is in an archive.
    package var archive: String?

    package init(
        id: String,
        task: String,
        step: String,
        workerKind: String,
        attempt: Int64,
        status: String,
        createdAt: WallTime,
        repository: String,
        directory: String
    ) {
        self.id = id
        self.task = task
        self.step = step
        self.workerKind = workerKind
        self.attempt = attempt
        self.status = status
        self.createdAt = createdAt
        self.repository = repository
        self.directory = directory
    }
}
