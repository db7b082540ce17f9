import Decoding
import Domain
import Platform
import Store

@testable import Indexer

/// A source in memory that is read into two scratch databases.
struct SourceTrial {
    let scratch: ScratchIndex
    let growing = TextBytes.Growing()
    let writer: RecordWriter
    let identity = SourceIdentity(id: "run-1/stdout", kind: "stdout", owner: "run-1", path: "stdout.log")

    init(for test: String = #function) throws {
        scratch = try ScratchIndex(for: test)
        try scratch.add(runs: ["run-1"])
        let conversations = scratch.conversations
        writer = try RecordWriter(index: scratch.index, pricing: Pricing(.shipped)) { () throws(StoreError) in
            conversations
        }
    }

    func begin(_ format: SourceFormat, redactor: Redactor = Redactor()) throws -> SourceReading {
        try SourceReading(
            identity,
            as: format,
            by: format.decoder(DecodingPlan()),
            rows: FactRows(
                UsageSource(run: "run-1", isLive: true, began: ScratchIndex.now),
                sourceID: identity.id,
                redactor: redactor,
                began: ScratchIndex.now
            ),
            into: writer
        )
    }

    /// Reads what there is, and writes it.
    func read(_ reading: SourceReading, isOver: Bool, isDue: () -> Bool = { false }) throws {
        var lines = SourceLines(TextBytes(growing), from: reading.offset)
        try reading.read(&lines, isOver: isOver, until: isDue) { (_, _) in }
        try writer.flush()
    }

    func append(_ lines: [String]) { growing.bytes += Array((lines.joined(separator: "\n") + "\n").utf8) }

    func dump() throws -> [String] {
        let texts = [try CanonicalDump.text(of: scratch.index), try CanonicalDump.text(of: scratch.conversations)]
        return texts.flatMap { $0.split(separator: "\n").map(String.init) }
    }
}
