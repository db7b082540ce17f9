package import Domain
package import Platform

/// What stands in a run directory, read once from front to back. It changes nothing, and may look on while a writer is
/// at work: the state is read before the journals, and the index before the bytes, so that nothing seems to be missing
/// that was only written later.
package struct RunSurvey: Sendable {
    package let paths: RunPaths
    package let metadata: RunMetadata
    package let state: SurveyedState
    /// nil where `worker.log` is not there.
    package let journal: JournalExtent?
    /// nil where `stream.idx` is not there.
    package let index: StreamIndexExtent?
    /// Of the channels' files that are there.
    package let sizes: PerChannel<Int64>
    package let summary: LogSummary
    let lastWords: LastWords

    package init(_ paths: RunPaths, on disk: any Disk) throws(JournalError) {
        self.paths = paths
        metadata = try Self.metadata(paths, disk)
        state = Self.state(paths, disk)
        var words = LastWords()
        journal = try Self.journal(paths, disk) { words.note($0) }
        lastWords = words
        index = try Self.index(paths, disk)
        var sizes: PerChannel<Int64> = [:]
        for channel in Channel.allCases { sizes[channel] = try Self.size(paths.log(of: channel), disk) }
        self.sizes = sizes
        summary = Self.summary(journal, index, state)
    }

    /// Whether `state.json` is not there at all.
    package var lacksState: Bool {
        guard case .unreadable(.disk(let error)) = state else { return false }
        return error.errno == .notFound
    }

    /// The last sequence that stands in the journals, whatever the state says.
    var lastRecordedSequence: Int64 { max(journal?.lastSequence ?? 0, index?.lastSequence ?? 0) }

    static func metadata(_ paths: RunPaths, _ disk: any Disk) throws(JournalError) -> RunMetadata {
        do throws(JournalError) {
            return try RunMetadata.read(paths.metadata, on: disk)
        } catch {
            guard error.isMissing || error.cause?.errno == .notFolder else { throw error }
            throw .unfit(path: paths.directory, wanted: "a run directory, it has no meta.json")
        }
    }

    private static func state(_ paths: RunPaths, _ disk: any Disk) -> SurveyedState {
        do throws(JournalError) {
            return .read(try RunState.read(paths.state, on: disk))
        } catch {
            return .unreadable(error)
        }
    }

    private static func size(_ path: String, _ disk: any Disk) throws(JournalError) -> Int64? {
        try onDisk { () throws(PlatformError) in try disk.status(of: path)?.bytes }
    }

    private static func index(_ paths: RunPaths, _ disk: any Disk) throws(JournalError) -> StreamIndexExtent? {
        guard try size(paths.streamIndex, disk) != nil else { return nil }
        return try StreamIndexExtent(of: StreamIndex(path: paths.streamIndex, on: disk))
    }

    private static func journal(
        _ paths: RunPaths,
        _ disk: any Disk,
        look: (Event) -> Void
    ) throws(JournalError) -> JournalExtent? {
        guard try size(paths.workerLog, disk) != nil else { return nil }
        return try JournalExtent(of: paths.workerLog, on: disk, look: look)
    }

    private static func summary(
        _ journal: JournalExtent?,
        _ index: StreamIndexExtent?,
        _ state: SurveyedState
    ) -> LogSummary {
        var summary = LogSummary()
        summary.lifecycleEventCount = journal?.eventCount ?? 0
        summary.stdoutChunkCount = index?.chunkCounts[.stdout] ?? 0
        summary.stderrChunkCount = index?.chunkCounts[.stderr] ?? 0
        summary.lastSeq = max(journal?.lastSequence ?? 0, index?.lastSequence ?? 0)
        if case .read(let state) = state { summary.lastSeq = max(summary.lastSeq, state.lastEventSeq) }
        return summary
    }
}
