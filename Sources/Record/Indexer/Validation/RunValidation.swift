import Decoding
import Domain
import Journal
import Platform
import Store

/// Holds what the index has of a run against what its bytes tell, once it is over and again before it is archived: its
/// bytes against their digests, and the parts of its conversation one by one.
struct RunValidation {
    let facts: RunFacts
    let writer: RecordWriter
    let disk: any Disk
    let clock: any Clock

    func compare() throws(IndexerError) -> RunComparison {
        let verification = try IndexerError.inJournal { () throws(JournalError) in
            try RunVerification.check(facts.paths, disk: disk, clock: clock)
        }
        let damage = verification.findings.first { $0.severity.isDamage }
        let (told, kept) = (try partsTold(), try partsKept())
        return RunComparison(
            directory: facts.paths.directory,
            damage: damage.map { "\($0.file): \($0.message)" },
            partsToldCount: Int64(told.count),
            partsKeptCount: Int64(kept.count),
            areEqual: told == kept
        )
    }

    private var run: String { facts.metadata.run.text }

    private func partsKept() throws(IndexerError) -> Set<Int64> {
        try IndexerError.inStore { () throws(StoreError) in
            let numbers = try writer.conversations?.rows(
                "SELECT block_number FROM messages JOIN blocks USING(message_id) WHERE worker_id = ?",
                run
            ) { $0.integer(0) ?? 0 }
            return Set(numbers ?? [])
        }
    }

    /// Reads all of the output again, as whoever made the rows did.
    private func partsTold() throws(IndexerError) -> Set<Int64> {
        let path = facts.paths.log(of: .stdout)
        let format = SourceFormat.output(of: facts.metadata.workerKind.known)
        guard format != .plain else { return [] }
        let began = facts.metadata.createdAt
        let source = UsageSource(run: run, isLive: true, began: began)
        let rows = try FactRows(source, sourceID: "\(run)/stdout", redactor: Redactor(), began: began)
        var decoder = format.decoder(DecodingPlan(), model: facts.metadata.model)
        var numbers: Set<Int64> = []
        var lines = SourceLines(try PlainBytes(path, on: disk), from: 0)
        while let line = try lines.next() {
            guard case .line(let bytes, let place) = line else { continue }
            rows.begin(at: nil, wantsIndex: false, wantsConversations: true)
            Deliberate.ignore(because: "a bad line has no parts, and was counted when it was read") {
                () throws(DecodingError) in try decoder.line(bytes, at: place) { rows.take($0, $1) }
            }
            numbers.formUnion(rows.batch.blocks.map(\.number))
            rows.batch = RowBatch()
        }
        return numbers
    }
}
