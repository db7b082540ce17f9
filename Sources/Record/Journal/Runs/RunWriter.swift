package import Domain
package import JSON
package import Platform

/// The one writer of a run directory: events, chunks and states under one sequence.
///
/// Made by `RunRecovery`, which leaves nothing torn behind it.
package struct RunWriter: ~Copyable {
    package let paths: RunPaths
    package let metadata: RunMetadata
    package private(set) var state: RunState
    package private(set) var summary: LogSummary
    package private(set) var checkpoint: CheckpointState
    private(set) var words: LastWords
    package let disk: any Disk
    package let clock: any Clock
    private var lock: DirectoryLock
    private var journal: JournalWriter
    private var index: StreamIndexWriter
    private var stdout: ChannelWriter
    private var stderr: ChannelWriter
    private var gaps: PerChannel<Int64>
    /// Whether a gap may still wait for room in the index.
    private var mayHoldGap = false
    /// Whether a sync has failed and somebody has said so: what it lost stays lost, and the run goes on.
    package private(set) var isUnsafe = false

    init(_ parts: consuming RunParts) {
        paths = parts.paths
        metadata = parts.metadata
        state = parts.state
        summary = parts.summary
        checkpoint = parts.checkpoint
        words = parts.words
        disk = parts.disk
        clock = parts.clock
        lock = parts.lock
        journal = parts.journal
        index = parts.index
        stdout = parts.stdout
        stderr = parts.stderr
        gaps = parts.gaps
    }

    /// A copy of this process writes from here on, and we never again.
    package consuming func leaveToCopy() { lock.leaveToCopy() }

    package var scope: EventScope { .run(task: metadata.task, step: metadata.step, run: metadata.run) }

    /// How the run ended by its events, though its state and its result may not say so yet.
    package var recordedOutcome: Outcome? { words.outcome }

    /// Whether the last of the output may be missing, as an event tells.
    package var isTailInDoubt: Bool { words.isTailInDoubt }

    package var requestedStop: RequestedStop? { words.stop }

    /// The path of the control group that the agent was born in, where it was in one.
    package var agentGroup: String? { words.group }

    package var nextSequence: Int64 { summary.lastSeq + 1 }

    /// How many bytes of records wait for room on the disk.
    package var heldBytes: Int { journal.heldBytes + index.heldBytes }

    /// How many bytes of the channel are recorded.
    package func bytesCount(of channel: Channel) -> Int64 {
        switch channel {
        case .stdout: stdout.end
        case .stderr: stderr.end
        }
    }

    /// How many bytes of the channel went past the record, as far as that is recorded.
    package func gapBytes(of channel: Channel) -> Int64 { gaps[channel] ?? 0 }

    package var syncDue: MonotonicTime? {
        [journal.syncDue, index.syncDue, stdout.syncDue, stderr.syncDue].compactMap { $0 }.min()
    }

    /// Records an event. After an error that `isTaken` it has its place, and is not to be recorded again.
    @discardableResult
    package mutating func record(
        _ type: EventType,
        _ level: Level,
        _ message: String,
        data: JSONObject = JSONObject(),
        createdAt: WallTime? = nil
    ) throws(JournalError) -> Event {
        let now = clock.now()
        let event = Event(
            sequence: nextSequence,
            scope: scope,
            typeText: type.rawValue,
            level: .known(level),
            createdAt: createdAt ?? now.wall.truncatedToMilliseconds,
            message: message,
            data: data
        )
        do {
            try journal.append(event, at: now.monotonic)
        } catch {
            if error.isTaken { note(event) }
            guard isKnown(error) else { throw error }
            return event
        }
        note(event)
        return event
    }

    /// Writes bytes to a channel's file and records them as one chunk. After `short` the rest is the caller's to write
    /// again; after any other error nothing is.
    package mutating func write(
        _ bytes: UnsafeRawBufferPointer,
        to channel: Channel,
        isAfterExit: Bool = false
    ) throws(JournalError) {
        try requireRoomForRecord()
        let now = clock.now()
        let progress =
            switch channel {
            case .stdout: stdout.write(bytes, at: now.monotonic)
            case .stderr: stderr.write(bytes, at: now.monotonic)
            }
        var failure: JournalError?
        if progress.written > 0 {
            do {
                try recordChunk(of: channel, length: Int64(progress.written), at: now, isAfterExit: isAfterExit)
                try synchronizeIfDue()
            } catch {
                failure = error
            }
        }
        if let error = progress.error { throw .short(written: progress.written, error) }
        if let failure { throw failure }
    }

    package mutating func write(_ text: String, to channel: Channel) throws(JournalError) {
        let bytes = Array(text.utf8)
        try bytes.withUnsafeBufferPointer { (buffer) throws(JournalError) in
            try write(UnsafeRawBufferPointer(buffer), to: channel)
        }
    }

    /// Changes the state: what was recorded before goes to the device first, then the file is replaced.
    package mutating func change(_ patch: RunStatePatch) throws(JournalError) {
        var patch = patch
        patch.updatedAt = patch.updatedAt ?? clock.now().wall.truncatedToMilliseconds
        state = state.patched(patch)
        try saveState()
    }

    /// A checkpoint was taken: from here on the state names it.
    package mutating func checkpointTaken(_ seq: Int64) throws(JournalError) {
        checkpoint.checkpointTaken(seq)
        try saveState()
    }

    /// Writes the state as it is now.
    package mutating func saveState() throws(JournalError) {
        try flush()
        try synchronize()
        state.lastEventSeq = summary.lastSeq
        state.checkpointSeq = checkpoint.lastSeq
        state.stdoutBytes = stdout.end
        state.stderrBytes = stderr.end
        try onDisk { () throws(PlatformError) in
            try disk.replaceFile(paths.state, with: state.bytes)
        }
    }

    /// Goes on writing what found no room.
    package mutating func flush() throws(JournalError) {
        let now = clock.now().monotonic
        try index.flush(at: now)
        try journal.flush(at: now)
    }

    /// Puts everything that was recorded on the device: bytes first, then what speaks of them.
    package mutating func synchronize() throws(JournalError) {
        do { try stdout.synchronize() } catch { guard isKnown(error) else { throw error } }
        do { try stderr.synchronize() } catch { guard isKnown(error) else { throw error } }
        do { try index.synchronize() } catch { guard isKnown(error) else { throw error } }
        do { try journal.synchronize() } catch { guard isKnown(error) else { throw error } }
    }

    /// From here on a sync that fails keeps nothing from being written: the owner has said that it did.
    package mutating func goOnUnsafe() { isUnsafe = true }

    private func isKnown(_ error: JournalError) -> Bool {
        guard isUnsafe, case .unsafe = error else { return false }
        return true
    }

    package mutating func synchronizeIfDue() throws(JournalError) {
        if let due = syncDue, due <= clock.now().monotonic { try synchronize() }
    }

    /// Moves bytes from a pipe to a channel's file and records them as one chunk. Answers how many they were, nil where
    /// the pipe is empty, 0 at its end. What an error leaves stays in the pipe.
    ///
    /// So many bytes as `gap` says went past the record before these. That stands in the index before they are moved,
    /// or they are not: bytes without a record get one from whoever writes next, and what is missing in front of them
    /// would come to stand behind.
    ///
    /// It syncs nothing: a disk that hangs must not keep the pipe from being emptied.
    package mutating func take(
        from pipe: borrowing FileDescriptor,
        to channel: Channel,
        countMax: Int,
        isAfterExit: Bool = false,
        gap: Int64 = 0
    ) throws(JournalError) -> Int? {
        try requireRoomForRecord()
        let now = clock.now()
        if gap > 0 || mayHoldGap { try recordGap(gap, in: channel, at: now.monotonic) }
        let count =
            switch channel {
            case .stdout: try stdout.take(from: pipe, countMax: countMax, at: now.monotonic)
            case .stderr: try stderr.take(from: pipe, countMax: countMax, at: now.monotonic)
            }
        guard let count, count > 0 else { return count }
        try recordChunk(of: channel, length: Int64(count), at: now, isAfterExit: isAfterExit)
        return count
    }

    /// Records that bytes went past the record, with as many records as that takes. What finds no room is held.
    package mutating func markGap(_ length: Int64, in channel: Channel) throws(JournalError) {
        var left = length
        while left > 0 {
            let length = min(left, IndexRecord.chunkBytesMax)
            try mark(.gap, channel, offset: bytesCount(of: channel), length: length)
            left -= length
        }
    }

    /// The same, and an error where it does not stand in the file then. No more than one such gap is held.
    private mutating func recordGap(
        _ length: Int64,
        in channel: Channel,
        at now: MonotonicTime
    ) throws(JournalError) {
        try index.flush(at: now)
        try markGap(length, in: channel)
        try index.flush(at: now)
        mayHoldGap = false
    }

    /// Records something between the bytes.
    package mutating func mark(
        _ kind: IndexKind,
        _ channel: Channel = .stdout,
        offset: Int64 = 0,
        length: Int64 = 0
    ) throws(JournalError) {
        precondition(kind != .data, "bytes are recorded where they are written")
        try requireRoomForRecord()
        let now = clock.now()
        let record = IndexRecord(
            sequence: nextSequence,
            kind: kind,
            channel: channel,
            at: now,
            offset: offset,
            length: length
        )
        summary.noteMark()
        try append(record, at: now)
        guard kind == .gap else { return }
        gaps[channel, default: 0] += length
        mayHoldGap = true
    }

    /// Bytes without a record would be damage: no byte is written that would get none.
    private func requireRoomForRecord() throws(JournalError) {
        guard index.takesMore else {
            throw .holdsTooMuch(bytes: index.heldBytes, bytesMax: StreamIndexWriter.heldBytesMax)
        }
    }

    private mutating func recordChunk(
        of channel: Channel,
        length: Int64,
        at now: Moment,
        isAfterExit: Bool
    ) throws(JournalError) {
        let end = channel == .stdout ? stdout.end : stderr.end
        var record = IndexRecord(
            sequence: nextSequence,
            kind: .data,
            channel: channel,
            at: now,
            offset: end - length,
            length: length
        )
        record.isAfterExit = isAfterExit
        summary.noteChunk(of: channel)
        try append(record, at: now)
    }

    /// A record that finds no room is held, and will be written before any other.
    private mutating func append(_ record: IndexRecord, at now: Moment) throws(JournalError) {
        do {
            try index.append(record, at: now.monotonic)
        } catch {
            guard case .held = error else { throw error }
        }
    }

    private mutating func note(_ event: Event) {
        summary.noteEvent()
        words.note(event)
    }
}
