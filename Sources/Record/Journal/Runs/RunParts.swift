import Domain
import Platform

/// What a writer of a run is put together from.
struct RunParts: ~Copyable {
    let paths: RunPaths
    let metadata: RunMetadata
    let state: RunState
    let summary: LogSummary
    let words: LastWords
    let gaps: PerChannel<Int64>
    let checkpoint: CheckpointState
    let disk: any Disk
    let clock: any Clock
    let lock: DirectoryLock
    let journal: JournalWriter
    let index: StreamIndexWriter
    let stdout: ChannelWriter
    let stderr: ChannelWriter
}
