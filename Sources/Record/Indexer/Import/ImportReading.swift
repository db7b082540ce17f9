import Decoding
import Domain
import Platform
import Store

/// Turns the copy of one transcript into rows.
struct ImportReading {
    /// One value is not longer than any line may be.
    static let wholeBytesMax = LineLimits.bytesMax

    let copy: ImportedCopy
    let format: SourceFormat
    private let writer: RecordWriter

    /// Nothing for a copy whose format a newer program wrote.
    init?(_ copy: ImportedCopy, into writer: RecordWriter) {
        guard let told = copy.format else { return nil }
        self.copy = copy
        format = SourceFormat(told)
        self.writer = writer
    }

    /// Reads what is no rows yet. Of a transcript that is written again as a whole, the older versions say what was
    /// spent, and the newest what was said.
    func read(note: @escaping () throws(StoreError) -> Void = {}) throws(IndexerError) -> ReadingReport {
        let owner = ImportOwner(copy)
        try writer.place(identity)
        if copy.format?.growth == .rewritten {
            try writer.forgetOlder(than: identity)
            for version in copy.metadata.versions.dropLast() { try readUsage(of: version, owner) }
        }
        let reading = try reading(DecodingPlan(markers: writer.markers))
        if reading.isFinished, reading.covers(copy.bytes) {
            writer.afterwards(note)
            return ReadingReport()
        }
        let owners: (IndexRows, SourceSummary) throws(StoreError) -> Void = { (rows, summary) throws(StoreError) in
            try rows.put(owner.row(summary))
        }
        try read(copy.version, by: reading, owners)
        writer.afterwards(note)
        return reading.report
    }

    private var identity: SourceIdentity {
        let path = copy.metadata.paths.first ?? ""
        var identity = SourceIdentity(id: copy.id.text, kind: "transcript", owner: copy.id.text, path: path)
        if copy.format?.growth == .rewritten { identity.version = copy.version.file }
        return identity
    }

    private func reading(_ plan: DecodingPlan) throws(IndexerError) -> SourceReading {
        try SourceReading(identity, as: format, by: format.decoder(plan), rows: try rows(), into: writer)
    }

    func rows(of sourceID: String? = nil) throws(IndexerError) -> FactRows {
        try FactRows(
            UsageSource(run: copy.id.text),
            sourceID: sourceID ?? copy.id.text,
            redactor: Redactor(),
            began: copy.metadata.undated
        )
    }

    /// What a version that no longer counts says of responses that the newest may not tell any more.
    private func readUsage(of version: CopyVersion, _ owner: ImportOwner) throws(IndexerError) {
        var identity = identity
        identity.id += "/\(version.file)"
        identity.version = version.file
        let reading = try SourceReading(
            identity,
            as: format,
            by: format.decoder(DecodingPlan(detail: .usage)),
            rows: try rows(of: identity.id),
            into: writer
        )
        guard !reading.isFinished else { return }
        try read(version, by: reading) { (rows, summary) throws(StoreError) in try rows.put(owner.row(summary)) }
    }

    private func read(
        _ version: CopyVersion,
        by reading: SourceReading,
        _ owners: @escaping (IndexRows, SourceSummary) throws(StoreError) -> Void
    ) throws(IndexerError) {
        if copy.format?.isLines == true {
            var lines = SourceLines(try copy.content(of: version), from: reading.offset)
            try reading.read(&lines, isOver: true, owners: owners)
        } else {
            try reading.read(whole: try copy.whole(version, bytesMax: Self.wholeBytesMax), owners: owners)
        }
    }
}
