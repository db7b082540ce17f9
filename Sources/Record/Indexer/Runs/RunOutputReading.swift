import Decoding
import Domain
import Journal
import Platform
import Store

/// Follows one channel of a run. What it prints is known by its agent.
final class RunOutputReading {
    private let channel: Channel
    private let facts: RunFacts
    private let redactor: Redactor
    private let disk: any Disk
    private let writer: RecordWriter
    private var reading: SourceReading?

    private(set) var isFinished = false

    init(_ channel: Channel, of facts: RunFacts, by redactor: Redactor, on disk: any Disk, into writer: RecordWriter) {
        self.channel = channel
        self.facts = facts
        self.redactor = redactor
        self.disk = disk
        self.writer = writer
    }

    func read(isOver: Bool, isHeld: Bool, until isDue: () -> Bool) throws(IndexerError) {
        guard !isFinished else { return }
        if reading == nil { reading = try begin(isOver: isOver) }
        guard let reading else { return }
        let run = facts.metadata.run.text
        var lines = SourceLines(try PlainBytes(facts.paths.log(of: channel), on: disk), from: reading.offset)
        try reading.read(&lines, isOver: isOver, isHeld: isHeld, until: isDue) { (rows, summary) throws(StoreError) in
            try rows.note(summary.words, of: run)
        }
        isFinished = reading.isFinished
        // What waits for conversations that are away needs no open files until they are back.
        if isFinished || isOver && reading.waitsForConversations { self.reading = nil }
    }

    /// Nothing while the channel is empty, or where all of it is rows that can be now.
    private func begin(isOver: Bool) throws(IndexerError) -> SourceReading? {
        let path = facts.paths.log(of: channel)
        guard try hasBytes(path) else {
            isFinished = isOver
            return nil
        }
        let run = facts.metadata.run.text
        let identity = SourceIdentity(id: "\(run)/\(channel)", kind: "\(channel)", owner: run, path: path)
        let cursors = try writer.cursors(of: identity)
        isFinished = cursors.areFinished
        let isKnown = cursors.index.byteOffset >= bytes(of: channel) && cursors.conversations == nil
        guard !isFinished, !(isOver && isKnown) else { return nil }
        let agent = channel == .stdout ? facts.metadata.workerKind.known : nil
        let format = SourceFormat.output(of: agent)
        let began = facts.metadata.createdAt
        let source = UsageSource(run: run, isLive: true, began: began)
        return try SourceReading(
            identity,
            as: format,
            by: format.decoder(DecodingPlan(markers: writer.markers), model: facts.metadata.model),
            rows: try FactRows(source, sourceID: identity.id, redactor: redactor, began: began),
            times: try LineTimes(facts.paths, of: channel, on: disk),
            into: writer
        )
    }

    private func bytes(of channel: Channel) -> Int64 {
        switch channel {
        case .stdout: facts.state.stdoutBytes
        case .stderr: facts.state.stderrBytes
        }
    }

    private func hasBytes(_ path: String) throws(IndexerError) -> Bool {
        let status = try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: path) }
        return status.map { $0.bytes > 0 } ?? false
    }
}
