import Domain
import Indexer
import Platform
import Store
import TestSupport
import Testing

/// All real transcripts in one home.
@Suite("corpora: import", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct CorporaImportTests {
    private static let perFile = """
        SELECT w.agent, w.log_file,
            (SELECT count(*) FROM messages m WHERE m.worker_id = w.worker_id),
            (SELECT coalesce(sum(tokens_input + tokens_output), 0) FROM api_calls a WHERE a.worker_id = w.worker_id),
            (SELECT coalesce(sum(bad_line_count), 0) FROM sources s WHERE s.owner_id = w.worker_id)
        FROM worker_sessions w ORDER BY w.log_file
        """

    private func take(_ home: IndexedHome, _ folder: String) throws -> ImportReport {
        let index = try home.open()
        let search = try index.search(nil, below: [folder], Environment([:]))
        #expect(search.unreadable.isEmpty)
        return try index.take(search.found, Environment([:]))
    }

    @Test func allOfThemBecomeRowsOnceAndTheSameRowsAgain() throws {
        let root = try #require(Corpora.folder())
        let disk = SystemDisk()
        let folders = try disk.list(root).sorted().map { "\(root)/\($0)" }.filter {
            try disk.status(of: $0)?.kind == .folder
        }
        let home = try IndexedHome()
        var counts = (files: 0, messages: 0, badLines: 0)
        for folder in folders {
            let report = try take(home, folder)
            #expect(report.failures.isEmpty, "\(report.failures)")
            counts.files += report.newCount
            counts.messages += report.messages
            counts.badLines += report.badLineCount
        }
        let rows = try home.rows(Self.perFile)
        #expect(rows.count == counts.files && counts.files > 50)
        // Each file has its messages, tokens and bad lines, and they add up.
        let sums = (2...4).map { column in rows.reduce(0) { $0 + (Int($1[column].said) ?? 0) } }
        #expect(sums[0] == counts.messages && sums[1] > 1_000_000 && sums[2] == counts.badLines)
        let live = try home.dump()

        for folder in folders {
            let again = try take(home, folder)
            #expect(again.newCount == 0 && again.grownCount == 0 && again.messages == 0 && again.responses == 0)
        }
        #expect(IndexedHome.difference(try home.dump(), live) == [])
        let kept = live.filter { !$0.hasPrefix("imported_files") }
        let rebuilt = try home.rebuilt().filter { !$0.hasPrefix("imported_files") }
        #expect(IndexedHome.difference(rebuilt, kept) == [])
    }
}
