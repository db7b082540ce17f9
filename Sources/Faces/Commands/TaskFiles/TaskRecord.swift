package import Domain
package import Journal
package import Platform
import Queries

/// All that a home holds of one task, read from its files.
package struct TaskRecord: Sendable {
    package let runs: [RunPaths]
    /// Those with lines about the task.
    package let sessions: [SessionPaths]
    /// Lines of journals that could not be read.
    package private(set) var damagedCount = 0
    private let home: HomePaths
    private let isRedacted: Bool
    private let interest: SessionInterest
    private let disk: any Disk

    /// - Parameter isRedacted: whether what is read is without secrets.
    package init(
        of task: TaskID,
        in home: HomePaths,
        isRedacted: Bool = true,
        on disk: any Disk
    ) throws(JournalError) {
        self.home = home
        self.isRedacted = isRedacted
        runs = try RunLookup.runs(of: task, in: home, on: disk)
        interest = SessionInterest(in: task, runs: runs.map { FilePath.name(of: $0.directory) })
        self.disk = disk
        var sessions: [SessionPaths] = []
        for session in try SessionLookup.sessions(in: home, on: disk) {
            var reader = try JournalReader(path: session.journal, on: disk)
            while let item = try reader.next() {
                guard case .event(let event, _) = item, interest.isAbout(event) else { continue }
                sessions.append(session)
                break
            }
        }
        self.sessions = sessions
    }

    package var isEmpty: Bool { runs.isEmpty && sessions.isEmpty }

    /// The real files behind one of the three, each with the name of its run or session.
    package func places(of file: TaskFile) -> [(owner: String, path: String)] {
        switch file {
        case .task: sessions.map { (FilePath.name(of: $0.directory), $0.journal) }
        case .backend:
            runs.flatMap { run in Channel.allCases.map { (FilePath.name(of: run.directory), run.log(of: $0)) } }
        case .events: runs.map { (FilePath.name(of: $0.directory), $0.workerLog) }
        }
    }

    /// Shows the bytes of one of the three, block by block.
    package mutating func read(_ file: TaskFile, _ look: ([UInt8]) throws(JournalError) -> Void) throws(JournalError) {
        switch file {
        case .task:
            for line in try orchLines() { try look(line) }
        case .backend:
            for run in runs { try output(of: run, look) }
        case .events:
            for run in runs {
                let redaction = self.redaction(of: run)
                try journal(run.workerLog) { (event) throws(JournalError) in
                    try look(TaskLine.json(redaction?.redact(event) ?? event))
                }
            }
        }
    }

    /// Of all sessions together, by time: a command and a daemon may have written at once.
    private mutating func orchLines() throws(JournalError) -> [[UInt8]] {
        var lines: [(time: WallTime, line: [UInt8])] = []
        let interest = interest
        let newest = runs.last.flatMap { self.redaction(of: $0) }
        let redaction = isRedacted ? newest ?? RunRedaction.ofKnownForms : nil
        for session in sessions {
            try journal(session.journal) { (event) throws(JournalError) in
                guard interest.isAbout(event) else { return }
                lines.append((event.createdAt, TaskLine.text(redaction?.redact(event) ?? event)))
            }
        }
        let order = lines.indices.sorted { (lines[$0].time, $0) < (lines[$1].time, $1) }
        return order.map { lines[$0].line }
    }

    private mutating func journal(
        _ path: String,
        _ look: (Event) throws(JournalError) -> Void
    ) throws(JournalError) {
        guard try exists(path) else { return }
        var reader = try JournalReader(path: path, on: disk)
        while let item = try reader.next() {
            switch item {
            case .event(let event, _): try look(event)
            case .closedTear: break
            case .damage: damagedCount += 1
            }
        }
        switch reader.rest {
        // What is torn is the normal end of a writer that was killed, or of one that is at work.
        case .nothing, .torn, .wholeLine: break
        case .damaged: damagedCount += 1
        }
    }

    private func redaction(of run: RunPaths) -> RunRedaction? {
        isRedacted ? RunRedaction(of: run, in: home, on: disk) : nil
    }

    private func output(of run: RunPaths, _ look: ([UInt8]) throws(JournalError) -> Void) throws(JournalError) {
        var redacted = RedactedOutput(redaction(of: run))
        try chunks(of: run) { (channel, bytes) throws(JournalError) in try look(redacted.append(bytes, of: channel)) }
        try look(redacted.finish())
    }

    /// Both channels in the order in which the bytes came; last, those that no record of the index tells of.
    private func chunks(
        of run: RunPaths,
        _ look: (Channel, [UInt8]) throws(JournalError) -> Void
    ) throws(JournalError) {
        var ends: PerChannel<Int64> = [:]
        if try exists(run.streamIndex), try exists(run.workerLog) {
            var reader = try RunReader(run, on: disk)
            while let item = try reader.next() {
                guard case .chunk(let record) = item else { continue }
                try bytes(of: record.channel, run, from: record.offset, to: record.end, look)
                ends[record.channel] = record.end
            }
        }
        for channel in Channel.allCases { try bytes(of: channel, run, from: ends[channel] ?? 0, to: .max, look) }
    }

    private func bytes(
        of channel: Channel,
        _ run: RunPaths,
        from start: Int64,
        to end: Int64,
        _ look: (Channel, [UInt8]) throws(JournalError) -> Void
    ) throws(JournalError) {
        guard try exists(run.log(of: channel)) else { return }
        let reader = try ChannelReader(channel, of: run, on: disk)
        var offset = start
        while offset < end {
            var block: [UInt8] = []
            let length = min(end - offset, Int64(ChannelReader.blockBytes))
            _ = try reader.read(from: offset, length: length) { block += $0 }
            guard !block.isEmpty else { return }
            try look(channel, block)
            offset += Int64(block.count)
        }
    }

    private func exists(_ path: String) throws(JournalError) -> Bool {
        do { return try disk.exists(path) } catch { throw .disk(error) }
    }
}
