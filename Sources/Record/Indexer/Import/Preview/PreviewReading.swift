import Decoding
import Domain
import Store

/// Reads what transcripts say of model responses, and passes over lines that say nothing of them.
///
/// Most lines are not decoded, so that not every bad one is noticed. One that its agent could not finish is, since it
/// does not end as an object does.
struct PreviewReading {
    /// Hands over lines from the first on, until it is told that no more are wanted. It can be asked again.
    typealias Lines = (_ take: (SourceLine) throws(IndexerError) -> Bool) throws(IndexerError) -> Void

    private var counting = PreviewCounting()
    /// How many times responses were told that are no rows yet.
    private(set) var tellings = 0
    private let parser = LineParser()

    /// Answers what was read of it, in numbers.
    mutating func read(_ source: PreviewSource, _ lines: Lines) throws(IndexerError) -> ReadingReport {
        var report = ReadingReport()
        var begin = source.cursor
        if source.format.tellsUsageByLine {
            guard let undated = try readUsage(source, lines, &report) else { return report }
            begin = max(begin, undated)
        }
        try readAll(source, from: begin, lines, &report)
        return report
    }

    /// What all of it comes to beside an index, or where there is none by itself.
    mutating func total(beside index: Connection?, _ pricing: Pricing) throws(StoreError) -> PreviewTotal {
        try counting.total(beside: index, pricing)
    }

    /// Answers where a line is that tells of a response and not when it was: then all lines around it have to be read.
    private mutating func readUsage(
        _ source: PreviewSource,
        _ lines: Lines,
        _ report: inout ReadingReport
    ) throws(IndexerError) -> Int64? {
        var usage = UsageLines(source.format, parser)
        let run = UsageSource(run: source.id)
        var undated: Int64?
        try lines { (line) throws(IndexerError) in
            switch line {
            case .tooLong(let place, let bytes, _):
                if place >= source.cursor { report.noteBad(at: place, .lineTooLong(bytes)) }
            case .line(let bytes, let place), .torn(let bytes, let place):
                let isWanted = place >= source.cursor
                var count = 0
                do throws(DecodingError) {
                    count = try usage.read(bytes, isWanted: isWanted) { counting.record($0, from: run) }
                } catch {
                    if isWanted { report.noteBad(at: place, error) }
                }
                guard isWanted else { break }
                if usage.hasUndated {
                    undated = place
                    return false
                }
                if !source.isOlder { tellings += count }
            }
            return true
        }
        return undated
    }

    /// As an import reads it, but for what was said.
    private mutating func readAll(
        _ source: PreviewSource,
        from begin: Int64,
        _ lines: Lines,
        _ report: inout ReadingReport
    ) throws(IndexerError) {
        let run = UsageSource(run: source.id)
        let rows = try FactRows(run, sourceID: source.id, redactor: Redactor(), began: source.undated)
        var decoder = SourceFormat(source.format).decoder(DecodingPlan(parser: parser))
        try lines { (line) throws(IndexerError) in
            switch line {
            case .tooLong(let place, let bytes, _):
                if place >= begin { report.noteBad(at: place, .lineTooLong(bytes)) }
            case .line(let bytes, let place), .torn(let bytes, let place):
                guard !UsageLines.isBlank(bytes) else { break }
                rows.begin(at: nil, wantsIndex: place >= begin, wantsConversations: false)
                do throws(DecodingError) {
                    try decoder.line(bytes, at: place) { rows.take($0, $1) }
                } catch {
                    if place >= begin { report.noteBad(at: place, error) }
                }
                rows.end()
                for told in rows.batch.reports { counting.record(told, from: run) }
                if !source.isOlder { tellings += rows.batch.reports.count }
                report.note(rows.batch)
                rows.batch = RowBatch()
            }
            return true
        }
    }
}

extension DecodingError {
    fileprivate static func lineTooLong(_ bytes: Int64) -> DecodingError {
        .lineTooLong(bytes: Int(clamping: bytes), bytesMax: LineLimits.bytesMax)
    }
}
