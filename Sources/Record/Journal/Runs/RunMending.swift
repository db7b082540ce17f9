import Domain
import JSON
import Platform

/// The repairs that one run directory needs, done in order and noted.
struct RunMending {
    private(set) var repairs: [Repair] = []
    private(set) var summary: LogSummary
    private let survey: RunSurvey
    private let disk: any Disk
    private let clock: any Clock
    private let quarantine: Quarantine?

    init(_ survey: RunSurvey, disk: any Disk, clock: any Clock, quarantine: Quarantine?) {
        self.survey = survey
        self.disk = disk
        self.clock = clock
        self.quarantine = quarantine
        summary = survey.summary
        for channel in Channel.allCases where survey.sizes[channel] == nil { repairs.append(.madeChannel(channel)) }
    }

    /// The state as it stands, or as the events tell it where it cannot be read; the unreadable file is kept beside.
    mutating func state() throws(JournalError) -> RunState {
        switch survey.state {
        case .read(let state): return advanced(state)
        case .unreadable(.disk(let error)) where error.errno != .notFound: throw .disk(error)
        case .unreadable:
            if !survey.lacksState { try keepUnreadableState() }
            repairs.append(.rebuiltState)
            return survey.lastWords.state(of: survey.metadata)
        }
    }

    /// The events may know more than the state: the writer was killed between the two.
    private mutating func advanced(_ state: RunState) -> RunState {
        let words = survey.lastWords
        let isBehind = words.outcome != nil ? !state.isOver : words.hasStarted && state.status == .known(.prepared)
        let isPauseMissed = !state.isOver && words.pause?.isNewer(than: state.pause) == true
        guard isBehind || isPauseMissed else { return state }
        repairs.append(.advancedState)
        return words.advance(state)
    }

    mutating func journal() throws(JournalError) -> JournalWriter {
        guard let extent = survey.journal else {
            repairs.append(.madeWorkerLog)
            return try JournalWriter(creating: survey.paths.workerLog, on: disk)
        }
        var journal = try JournalWriter(resuming: survey.paths.workerLog, on: disk, sum: extent.sum)
        switch extent.rest {
        case .nothing: break
        case .wholeLine, .damaged:
            guard !extent.endsInNewline else { break }
            try journal.endLine(at: clock.now().monotonic)
            repairs.append(.endedLine)
        case .torn(let tail):
            let event = event(.tornTail, TornTailEvent.message(tail), TornTailEvent.data(tail.ended))
            try journal.closeTear(by: event, at: clock.now().monotonic)
            repairs.append(.closedTear(tail))
        }
        return journal
    }

    mutating func index() throws(JournalError) -> StreamIndexWriter {
        if survey.index == nil { repairs.append(.madeIndex) }
        var index = try StreamIndexWriter(
            path: survey.paths.streamIndex,
            on: disk,
            after: survey.index?.usableCount ?? 0
        )
        try clamp(in: index)
        try indexBytesWithoutRecord(in: &index)
        return index
    }

    /// Says in the journal what was mended, but for a tear, which has an event of its own.
    mutating func report(in journal: inout JournalWriter) throws(JournalError) {
        let words = repairs.filter { !$0.hasEvent }.map(\.word)
        guard !words.isEmpty else { return }
        var data = FieldList()
        data.add("repairs", words)
        let message = "Recovered the run directory: \(words.joined(separator: ", "))."
        try journal.append(event(.recovered, message, data.object), at: clock.now().monotonic)
    }

    private mutating func event(_ type: EventType, _ message: String, _ data: JSONObject) -> Event {
        summary.noteEvent()
        return Event(
            sequence: summary.lastSeq,
            scope: .run(task: survey.metadata.task, step: survey.metadata.step, run: survey.metadata.run),
            typeText: type.rawValue,
            level: .known(.warn),
            createdAt: clock.now().wall.truncatedToMilliseconds,
            message: message,
            data: data
        )
    }

    /// After a power cut the index may be ahead of the bytes: what was lost must not be claimed by what comes later.
    private mutating func clamp(in index: borrowing StreamIndexWriter) throws(JournalError) {
        var counts: PerChannel<Int64> = [:]
        for (place, found) in try recordsBeyondTheirBytes() {
            let size = survey.sizes[found.channel] ?? 0
            var record = found
            record.isApproximate = true
            record.offset = min(found.offset, size)
            record.length = max(0, min(found.end, size) - record.offset)
            try index.overwrite(record, at: place)
            counts[record.channel, default: 0] += 1
        }
        for channel in Channel.allCases {
            if let count = counts[channel] { repairs.append(.clampedRecords(channel, count: count)) }
        }
    }

    private func recordsBeyondTheirBytes() throws(JournalError) -> [(index: Int64, record: IndexRecord)] {
        guard survey.index != nil else { return [] }
        return try StreamIndex(path: survey.paths.streamIndex, on: disk).recordsBeyond(survey.sizes)
    }

    private mutating func indexBytesWithoutRecord(in index: inout StreamIndexWriter) throws(JournalError) {
        for channel in Channel.allCases {
            let size = survey.sizes[channel] ?? 0
            var end = min(size, survey.index?.end(of: channel) ?? 0)
            guard end < size else { continue }
            repairs.append(.indexedBytes(channel, count: size - end))
            while end < size {
                let length = min(size - end, IndexRecord.chunkBytesMax)
                let now = clock.now()
                summary.noteChunk(of: channel)
                var record = IndexRecord(
                    sequence: summary.lastSeq,
                    kind: .data,
                    channel: channel,
                    at: now,
                    offset: end,
                    length: length
                )
                record.isApproximate = true
                try index.append(record, at: now.monotonic)
                end += length
            }
        }
    }

    /// The unreadable file goes to the quarantine; where there is none, or it is on another disk, it stays under
    /// another name.
    private mutating func keepUnreadableState() throws(JournalError) {
        let set = Deliberate.ignore(because: "a file that cannot be moved away is kept beside") {
            () throws(JournalError) in
            try quarantine?.take(survey.paths.state)
        }
        if let kept = set ?? nil { return repairs.append(.keptUnreadableState(kept)) }
        let kept = "\(survey.paths.state).unreadable-\(clock.now().wall.nanoseconds)"
        try onDisk { () throws(PlatformError) in
            try disk.uninterrupted { () throws(PlatformError) in try disk.rename(survey.paths.state, to: kept) }
        }
        repairs.append(.keptUnreadableState(kept))
    }
}
