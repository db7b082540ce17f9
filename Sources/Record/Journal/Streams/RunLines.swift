package import Domain
package import Platform

/// Reads the lines of both channels of a run and its events in the one order in which they were recorded, and goes on
/// when the run has gone on. A line has its place where it ended, and its time from where it began.
package struct RunLines: ~Copyable {
    private var items: RunReader
    private let index: StreamIndex
    private let channels: Set<Channel>
    private let end: WallTime?
    private var stdout: ChannelLines
    private var stderr: ChannelLines
    private var chunk: IndexRecord?
    private var sequence: Int64
    private var isPastEnd = false

    /// Lines from the place on, and only those that began before `end`, of the channels that are wanted.
    package init(
        _ paths: RunPaths,
        on disk: any Disk,
        from place: RunPlace = .start,
        until end: WallTime? = nil,
        channels: Set<Channel> = Set(Channel.allCases)
    ) throws(JournalError) {
        let items = try RunReader(paths, on: disk, after: place.sequence)
        let index = try StreamIndex(path: paths.streamIndex, on: disk)
        let stdout = try ChannelLines(path: paths.log(of: .stdout), on: disk, from: place.offsets[.stdout])
        let stderr = try ChannelLines(path: paths.log(of: .stderr), on: disk, from: place.offsets[.stderr])
        self.items = items
        self.index = index
        self.stdout = stdout
        self.stderr = stderr
        self.channels = channels
        self.end = end
        sequence = place.sequence
    }

    /// Where a reader goes on that wants what this one has not read.
    package var place: RunPlace {
        var offsets: PerChannel<Int64> = [:]
        offsets[.stdout] = stdout.offset
        offsets[.stderr] = stderr.offset
        // A chunk of which lines are left is read again.
        return RunPlace(sequence: chunk.map { $0.sequence - 1 } ?? sequence, offsets: offsets)
    }

    /// The next line or event; nil at what is, for now, the end. Its bytes are valid until the next call.
    package mutating func next() throws(JournalError) -> RunLine? {
        while true {
            if let line = try nextInChunk() { return line }
            guard !isPastEnd, let item = try items.next() else { return nil }
            switch item {
            case .event(let event):
                guard !ends(at: event.createdAt) else { return nil }
                sequence = event.sequence
                return .event(event)
            case .chunk(let record):
                guard !ends(at: record.wall) else { return nil }
                sequence = record.sequence
                if channels.contains(record.channel) { try note(record) }
            case .mark(let record):
                sequence = max(sequence, record.sequence)
                return .mark(record)
            case .damage(let damage): return .damage(damage)
            case .closedTear: break
            }
        }
    }

    /// What `next` does not tell for it is not ended, or not recorded: of a run that is over all that is left, of one
    /// that is quiet what it has begun to write. Nil when there is nothing more.
    package mutating func rest() throws(JournalError) -> RunLine? {
        if hasRest(.stdout, stdout.hasBegun), let (piece, began) = try stdout.rest() {
            return .output(.stdout, piece, began: began)
        }
        if hasRest(.stderr, stderr.hasBegun), let (piece, began) = try stderr.rest() {
            return .output(.stderr, piece, began: began)
        }
        return nil
    }

    /// Where reading ended at a time, only a line that began before it goes on.
    private func hasRest(_ channel: Channel, _ hasBegun: Bool) -> Bool {
        channels.contains(channel) && (!isPastEnd || hasBegun)
    }

    private mutating func ends(at time: WallTime) -> Bool {
        if let end, time >= end { isPastEnd = true }
        return isPastEnd
    }

    private mutating func note(_ record: IndexRecord) throws(JournalError) {
        chunk = record
        let channel = record.channel
        switch channel {
        case .stdout:
            try stdout.note(record) { (offset) throws(JournalError) in
                try index.time(of: offset, in: channel, before: record.sequence)
            }
        case .stderr:
            try stderr.note(record) { (offset) throws(JournalError) in
                try index.time(of: offset, in: channel, before: record.sequence)
            }
        }
    }

    private mutating func nextInChunk() throws(JournalError) -> RunLine? {
        guard let chunk else { return nil }
        let next =
            switch chunk.channel {
            case .stdout: try stdout.next(in: chunk)
            case .stderr: try stderr.next(in: chunk)
            }
        guard let (piece, began) = next else {
            self.chunk = nil
            return nil
        }
        return .output(chunk.channel, piece, began: began)
    }
}
