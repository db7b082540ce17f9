import Domain
import Indexer
import JSON
import Platform
import Store
import TestSupport
import Testing

/// Whatever tells of the same responses, and in whatever order: the runs as they went, their transcripts, a fork and a
/// conversation that was gone on with, the same import again, and once more from another folder.
@Suite("corpora: counted once", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct CountedOnceTests {
    private enum Step: CaseIterable {
        case live, transcripts, again, elsewhere
    }

    /// Each conversation with its responses, tokens and cost.
    private static let sums = """
        SELECT conversation, count(*), sum(tokens_total), sum(tokens_output), sum(estimated_cost_nanodollars)
        FROM api_calls WHERE tokens_total > 0 GROUP BY conversation ORDER BY conversation
        """

    private func bytes(_ path: String) throws -> [UInt8] {
        try SystemDisk().readAll("\(try #require(Corpora.folder()))/real-runs/\(path)", bytesMax: 64 << 20)
    }

    private func record(_ home: IndexedHome) throws {
        for (run, agent) in [
            ("claude/hello", WorkerKind.claude), ("claude/resume", .claude), ("claude/fork", .claude),
            ("claude/tools", .claude), ("claude/subagent", .claude), ("codex/hello", .codex), ("codex/resume", .codex),
            ("codex/tools", .codex),
        ] {
            let lines = String(decoding: try bytes("\(run).stdout"), as: UTF8.self).split(separator: "\n")
            let task = "gh-" + run.replacing("/", with: "-")
            try home.record(lines.map(String.init), by: agent, of: task)
        }
        try home.pass()
    }

    private func take(_ folders: [String], _ home: IndexedHome) throws {
        let index = try home.open()
        let search = try index.search(nil, below: folders, Environment([:]))
        #expect(search.found.count > 10)
        #expect(try index.take(search.found, Environment([:])).failures.isEmpty)
    }

    /// The same bytes where a backup would have them.
    private func copy(_ folders: [String], _ home: IndexedHome) throws -> String {
        let place = home.fixture.scratch.path("backup")
        try SystemDisk().makeFolders(place)
        for folder in folders {
            for (number, file) in try Corpora.files(in: folder, ending: ".jsonl").enumerated() {
                let name = "\(folder.replacing("/", with: "-"))-\(number)-\(FilePath.name(of: file))"
                let bytes = try SystemDisk().readAll(file, bytesMax: 64 << 20)
                try SystemDisk().replaceFile("\(place)/\(name)", with: bytes)
            }
        }
        return place
    }

    private func sums(after steps: [Step]) throws -> [[String]] {
        let root = try #require(Corpora.folder())
        let folders = ["real-runs/claude/projects", "real-runs/codex/sessions"]
        let home = try IndexedHome(for: "CountedOnceTests")
        for step in steps {
            switch step {
            case .live: try record(home)
            case .transcripts, .again: try take(folders.map { "\(root)/\($0)" }, home)
            case .elsewhere: try take([try copy(folders, home)], home)
            }
        }
        let live = try home.dump().filter { !$0.hasPrefix("imported_files") }
        let rebuilt = try home.rebuilt().filter { !$0.hasPrefix("imported_files") }
        #expect(IndexedHome.difference(rebuilt, live) == [], "\(steps)")
        return try home.rows(Self.sums).map { $0.map(\.said) }
    }

    @Test func fromWhateverSideItIsToldAResponseCountsOnce() throws {
        let transcripts = try sums(after: [.transcripts])
        #expect(transcripts.count > 15)
        let orders: [[Step]] = [
            [.live, .transcripts, .again, .elsewhere], [.transcripts, .live, .again],
            [.elsewhere, .live, .transcripts],
        ]
        for order in orders {
            let found = try sums(after: order)
            #expect(found == transcripts, "\(order)")
        }
        try expectWhatIsKnown(transcripts)
    }

    /// What Claude says that the conversations cost; hello and resume are one, and a fork says what its parent cost
    /// too.
    private func expectWhatIsKnown(_ found: [[String]]) throws {
        let expected = try JSONReader.read(bytes("expected.json"))["claude"]
        func run(_ name: String) throws -> (session: String, cost: Int64) {
            let run = try #require(expected?[name])
            let cost = try Money(dollars: JSONWriter.text(try #require(run["total_cost_usd"])))
            return (try #require(run["session_id"]?.stringValue), cost.nanodollars)
        }
        let (resumed, forked) = (try run("resume"), try run("fork"))
        for known in [resumed, (forked.session, forked.cost - resumed.cost), try run("tools"), try run("subagent")] {
            let row = try #require(found.first { $0[0] == known.0 })
            #expect(row[4] == "\(known.1)", "\(known.0)")
        }
    }
}
