import Domain
import Journal
package import Platform
import Store

extension HomeIndex {
    /// What is there to be imported.
    package func search(
        _ agent: TranscriptAgent?,
        below paths: [String],
        _ environment: Environment
    ) throws(IndexerError) -> TranscriptSearch {
        try transcripts(environment).search(agent, below: paths)
    }

    /// Copies what is new of these files and turns it into rows. `progress` hears how many bytes are done, and stops it
    /// by answering no: what was copied and read by then stays, and the next import goes on.
    package func take(
        _ found: [FoundTranscript],
        _ environment: Environment,
        progress: (_ files: Int, _ bytes: Int64) -> Bool = { _, _ in true }
    ) throws(IndexerError) -> ImportReport {
        var report = ImportReport()
        let before = try totals()
        let transcripts = try transcripts(environment)
        var rest = found[...]
        while !rest.isEmpty {
            let files = Array(rest.prefix(Self.filesTogether))
            rest = rest.dropFirst(files.count)
            let passedOver = try transcripts.take(files, now: now) { (taken) throws(IndexerError) in
                try take(taken, transcripts, &report)
            }
            report.sameCount += passedOver
            report.bytes += files.reduce(0) { $0 + $1.status.bytes }
            guard progress(report.fileCount, report.bytes) else { break }
        }
        try flush()
        let after = try totals()
        report.responses = after.calls - before.calls
        report.cost = Money(nanodollars: after.nanodollars - before.nanodollars)
        report.unpriced = after.unpriced - before.unpriced
        return report
    }

    /// Reads copies that are no rows yet: of an import that was stopped, or all of them into an index that is new.
    func readImports(_ report: inout PassReport, _ isDue: () -> Bool) throws(IndexerError) {
        let folder = ImportFolder(paths.home.imports, on: disk)
        for id in try folder.ids() where !isDue() && !finishedImports.contains(id.text) {
            try note("\(folder.path)/\(id)", in: &report) { () throws(IndexerError) in
                guard let copy = try folder.copy(id), let reading = ImportReading(copy, into: writer) else {
                    finishedImports.insert(id.text)
                    return
                }
                _ = try reading.read()
                finishedImports.insert(id.text)
                validation.resume()
            }
        }
    }

    private static var filesTogether: Int { 256 }

    private func transcripts(_ environment: Environment) throws(IndexerError) -> TranscriptImport {
        try TranscriptImport(into: paths.home.imports, index: writer.index, environment, on: disk)
    }

    private func take(
        _ taken: TakenCopy,
        _ transcripts: TranscriptImport,
        _ report: inout ImportReport
    ) throws(IndexerError) {
        report.note(taken.change)
        let path = taken.copy.metadata.paths.first ?? taken.copy.folder
        guard let reading = ImportReading(taken.copy, into: writer) else {
            report.failures.append((path, "no decoder reads \(taken.copy.metadata.format.text)"))
            return
        }
        let index = writer.index
        let read = try reading.read { () throws(StoreError) in
            for row in taken.fileRows { try index.put(row) }
        }
        finishedImports.insert(taken.copy.id.text)
        validation.resume()
        report.note(read, of: path)
    }

    private func totals() throws(IndexerError) -> (calls: Int64, nanodollars: Int64, unpriced: Int64) {
        try IndexerError.inStore { () throws(StoreError) in
            try writer.index.first(
                """
                SELECT coalesce(sum(calls), 0), coalesce(sum(estimated_cost_nanodollars), 0),
                    coalesce(sum(unpriced_calls), 0) FROM usage_rollups
                """
            ) { row in (row.integer(0) ?? 0, row.integer(1) ?? 0, row.integer(2) ?? 0) } ?? (0, 0, 0)
        }
    }
}
