package import Domain
package import Platform

/// Finds the place behind which a run has so many lines and events, from its end: whatever the run wrote before costs
/// nothing.
package struct RunTail: ~Copyable {
    private static let blockCount = 256

    let paths: RunPaths
    let disk: any Disk
    private let index: StreamIndex
    private let stdout: FileDescriptor
    private let stderr: FileDescriptor
    private let channels: [Channel]
    /// How many lines and events are still to be found.
    var wanted: Int
    /// In front of which the lines of a channel have not been looked at.
    var ends: PerChannel<Int64> = [:]
    var events: [Event] = []

    /// The place of the last `count` lines, of those that began before `end`.
    package static func place(
        ofLast count: Int,
        in paths: RunPaths,
        on disk: any Disk,
        until end: WallTime? = nil,
        channels: Set<Channel> = Set(Channel.allCases),
        countsEvents: Bool = true
    ) throws(JournalError) -> RunPlace {
        var tail = try RunTail(count, paths, disk, channels)
        if countsEvents { tail.events = try tail.lastEvents(count, until: end) }
        return try tail.find(until: end)
    }

    /// The place of the last `count` lines and events in front of a place: whatever the run wrote behind it costs
    /// nothing either.
    package static func place(
        ofLast count: Int,
        before end: RunPlace,
        in paths: RunPaths,
        on disk: any Disk,
        channels: Set<Channel> = Set(Channel.allCases),
        countsEvents: Bool = true
    ) throws(JournalError) -> RunPlace {
        guard count > 0 else { return end }
        var tail = try RunTail(count, paths, disk, channels)
        if countsEvents { tail.events = try tail.lastEvents(count, notAfter: end.sequence) }
        return try tail.find(before: end)
    }

    /// The place of what came at a time or later.
    package static func place(
        notBefore start: WallTime,
        in paths: RunPaths,
        on disk: any Disk
    ) throws(JournalError)
        -> RunPlace
    {
        var reader = try RunReader(paths, on: disk, from: start)
        while let item = try reader.next() {
            guard let sequence = item.sequence else { continue }
            return RunPlace(sequence: sequence - 1, offsets: [:])
        }
        let index = try StreamIndex(path: paths.streamIndex, on: disk)
        return RunPlace(sequence: try lastSequence(paths, index, disk), offsets: [:])
    }

    private init(
        _ count: Int,
        _ paths: RunPaths,
        _ disk: any Disk,
        _ channels: Set<Channel>
    ) throws(JournalError) {
        let index = try StreamIndex(path: paths.streamIndex, on: disk)
        let stdout = try onDisk { () throws(PlatformError) in try disk.openFile(paths.log(of: .stdout), .read) }
        let stderr = try onDisk { () throws(PlatformError) in try disk.openFile(paths.log(of: .stderr), .read) }
        self.index = index
        self.stdout = stdout
        self.stderr = stderr
        self.paths = paths
        self.disk = disk
        // The order in which what no record tells of is shown, from its end.
        self.channels = [.stderr, .stdout].filter { channels.contains($0) }
        wanted = count
    }

    private mutating func find(until end: WallTime?) throws(JournalError) -> RunPlace {
        // Sizes are read before the index, so that what is only on its way is not taken for what was never recorded.
        var sizes: PerChannel<Int64> = [:]
        for channel in channels { sizes[channel] = try size(of: channel) }
        let place = if let end { try index.firstIndex(notBefore: end) } else { try index.usableCount() }
        let last =
            if let next = try index.record(at: place) { next.sequence - 1 } else {
                try Self.lastSequence(paths, index, disk)
            }
        for channel in channels {
            let recorded = try index.lastChunk(before: place, lookingAtMost: StreamIndex.lookBackCount) {
                $0.channel == channel
            }
            let size = sizes[channel] ?? 0
            ends[channel] = min(recorded?.end ?? size, size)
        }
        guard wanted > 0 else { return try self.place(after: last) }
        for channel in channels {
            let recorded = ends[channel] ?? 0
            let unrecorded = recorded..<(end == nil ? max(recorded, sizes[channel] ?? 0) : recorded)
            if let offset = try takeRest(unrecorded, of: channel) {
                return try self.place(after: last, channel, offset)
            }
        }
        return try walkBack(from: place)
    }

    private mutating func find(before end: RunPlace) throws(JournalError) -> RunPlace {
        let place = try index.firstIndex(after: end.sequence)
        for channel in channels {
            // Of one that was long silent it is known only that it goes on behind the place.
            ends[channel] =
                if let offset = end.offsets[channel] { offset } else {
                    try index.lastChunk(before: place, lookingAtMost: StreamIndex.lookBackCount) {
                        $0.channel == channel
                    }?.end
                }
        }
        // The chunk behind the place may have been read in part.
        return try walkBack(from: try index.firstIndex(after: end.sequence + 1))
    }

    /// Counts from a record on to the first.
    private mutating func walkBack(from end: Int64) throws(JournalError) -> RunPlace {
        var place = end
        while place > 0 {
            let start = max(0, place - Int64(Self.blockCount))
            for case let record? in try index.records(from: start, countMax: Int(place - start)).reversed() {
                if let sequence = takeEvents(after: record.sequence) { return try self.place(after: sequence - 1) }
                guard record.kind == .data, channels.contains(record.channel) else { continue }
                if let offset = try take(record) {
                    return try self.place(after: record.sequence - 1, record.channel, offset)
                }
            }
            place = start
        }
        guard let sequence = takeEvents(after: 0) else { return .start }
        return try self.place(after: sequence - 1)
    }

    /// The last number that was given out, as far as the files tell.
    private static func lastSequence(
        _ paths: RunPaths,
        _ index: borrowing StreamIndex,
        _ disk: any Disk
    ) throws(JournalError) -> Int64 {
        var last: Int64 = 0
        for case .event(let event, _) in try JournalTail.last(1, of: paths.workerLog, on: disk) {
            last = event.sequence
        }
        let count = try index.usableCount()
        guard count > 0, let record = try index.record(at: count - 1) else { return last }
        return max(last, record.sequence)
    }

    // MARK: - The place that was found

    private func place(
        after sequence: Int64,
        _ found: Channel? = nil,
        _ offset: Int64 = 0
    ) throws(JournalError) -> RunPlace {
        var offsets: PerChannel<Int64> = [:]
        for channel in channels {
            if channel == found {
                offsets[channel] = offset
            } else if let end = ends[channel] {
                offsets[channel] = try startOfLine(around: end, channel)
            }
        }
        return RunPlace(sequence: sequence, offsets: offsets)
    }

    private func startOfLine(around place: Int64, _ channel: Channel) throws(JournalError) -> Int64 {
        try with(channel) { (file) throws(PlatformError) in
            try LineSearch.startOfLine(around: place, in: file, on: disk)
        }
    }

    private func size(of channel: Channel) throws(JournalError) -> Int64 {
        try with(channel) { (file) throws(PlatformError) in try disk.status(of: file).bytes }
    }

    func with<Result>(
        _ channel: Channel,
        _ body: (borrowing FileDescriptor) throws(PlatformError) -> Result
    ) throws(JournalError) -> Result {
        try onDisk { () throws(PlatformError) in
            switch channel {
            case .stdout: try body(stdout)
            case .stderr: try body(stderr)
            }
        }
    }
}

extension RunItem {
    fileprivate var sequence: Int64? {
        switch self {
        case .event(let event): event.sequence
        case .chunk(let record), .mark(let record): record.sequence
        case .closedTear, .damage: nil
        }
    }
}
