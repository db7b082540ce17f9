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

    /// One line of the table: what was read of a folder, what it adds to the cost, and what was not understood.
    private func line(
        of report: ImportReport,
        _ folder: String,
        after before: inout [Int],
        _ home: IndexedHome
    ) throws
        -> String
    {
        let sums = try home.rows(
            """
            SELECT (SELECT coalesce(sum(line_count), 0) FROM sources),
                (SELECT coalesce(sum(tokens_total), 0) FROM api_calls)
            """
        )
        let now = sums[0].compactMap { Int($0.said) }
        defer { before = now }
        let unknown = report.unknown.sorted.map { ", \($0.count) unknown: \($0.name)" }.joined()
        return "\(folder): \(report.newCount) files, \(now[0] - before[0]) lines, \(report.messages) messages, "
            + "\(now[1] - before[1]) tokens, $\(report.cost.exactText) + \(report.unpriced) unpriced, "
            + "\(report.badLineCount) bad" + unknown
    }

    private static let expected = [
        "DRMacIver+claude-reliability: 7 files, 175 lines, 144 messages, "
            + "1751010 tokens, $1.17531925 + 0 unpriced, 0 bad",
        "banteg+takopi: 7 files, 56 lines, 35 messages, "
            + "47712 tokens, $0.002829 + 5 unpriced, 0 bad, 1 unknown: item/future_item",
        "ccusage+ccusage: 2 files, 14 lines, 0 messages, 8620 tokens, $0 + 4 unpriced, 1 bad",
        "charlieyou+claude-agent-sdk-gleam: 1 files, 3 lines, 1 messages, "
            + "21605 tokens, $0.1354875 + 0 unpriced, 0 bad",
        "codemie-ai+codemie-code: 6 files, 193 lines, 114 messages, 913373 tokens, $1.9904643 + 9 unpriced, 0 bad",
        "daaain+claude-code-log: 4 files, 42 lines, 38 messages, "
            + "2599 tokens, $0.007569 + 9 unpriced, 3 bad, 1 unknown: ",
        "kenn-io+agentsview: 17 files, 71 lines, 64 messages, 10070 tokens, $0.00777 + 11 unpriced, 1 bad",
        "marot+spotter: 5 files, 1715 lines, 366 messages, 13107719 tokens, $10.48478855 + 0 unpriced, 0 bad",
        "real-runs: 71 files, 1237 lines, 253 messages, 1431121 tokens, $3.2448235 + 5 unpriced, 0 bad",
        "ryoppippi+ccusage: 4 files, 11 lines, 8 messages, 6815 tokens, $0.01528025 + 2 unpriced, 0 bad",
        "simonw+claude-code-transcripts: 1 files, 8 lines, 7 messages, 0 tokens, $0 + 0 unpriced, 0 bad",
        "slopus+happy: 11 files, 47 lines, 33 messages, 262453 tokens, $2.38056285 + 0 unpriced, 0 bad",
    ]

    @Test func allOfThemBecomeRowsOnceAndTheSameRowsAgain() throws {
        let root = try #require(Corpora.folder())
        let disk = SystemDisk()
        let folders = try disk.list(root).sorted().map { "\(root)/\($0)" }.filter {
            try disk.status(of: $0)?.kind == .folder
        }
        let home = try IndexedHome()
        var counts = (files: 0, messages: 0, badLines: 0)
        var (table, before) = ([String](), [0, 0])
        for folder in folders {
            let report = try take(home, folder)
            #expect(report.failures.isEmpty, "\(report.failures)")
            table.append(try line(of: report, FilePath.name(of: folder), after: &before, home))
            counts.files += report.newCount
            counts.messages += report.messages
            counts.badLines += report.badLineCount
        }
        // What each folder holds, to be read in the output of the tests.
        print(table.joined(separator: "\n"))
        #expect(table == Self.expected)
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
