import Domain
import Journal
import Platform
import Queries
import Store
import TestSupport
import Testing

/// Whoever asks while another process archives is answered as before and after it.
@Suite struct ArchiveReadersTests {
    /// Each of these calls of the archiving takes this much longer, so that many answers fall between them.
    private static let slowed = "fsync,fdatasync,rename,renameat2,unlink,rmdir"
    private static let delayMicroseconds = 8_000
    private static let runCount = 4

    private let scene: ArchiveScene
    private let now = SystemClock().now().wall
    private var paths: RecordPaths { RecordPaths(home: scene.fixture.home) }

    init() throws {
        scene = try ArchiveScene(monthCount: 1, runsInEach: Self.runCount, for: "ArchiveReadersTests")
        #expect(try scene.roost("index", "--once").exitCode == 0)
    }

    private struct Answers: Equatable {
        var hits: [String] = []
        var hitCount = 0
        var tools: [String: Int] = [:]
        var talk: [Int64] = []
    }

    private func answers() throws -> Answers {
        let record = try OpenRecord(paths, on: SystemDisk(), at: now)
        var answers = Answers()
        let search = try Search(record, of: paths.home, on: SystemDisk(), withArchive: true)
        answers.hits = try search.find(SearchRequest("flamingo")).hits.map { "\($0.origin)" }.sorted()
        answers.hitCount = try search.count(SearchRequest("flamingo"))
        let all = WallTime(nanoseconds: 0)..<now
        for tool in try record.toolSpeeds(in: all, withArchive: true).tools { answers.tools[tool.tool] = tool.calls }
        for run in scene.runs {
            guard case .found(let owner) = try record.talkOwner(named: FilePath.name(of: run.directory)) else {
                continue
            }
            var talk = try TalkReader(of: owner, in: record, .ofKnownForms)
            while let item = try talk.next() { if case .block(let block) = item { answers.talk.append(block.number) } }
        }
        return answers
    }

    private func isBegun() throws -> Bool { try SystemDisk().exists(scene.archive.path) }

    private func isOver() throws -> Bool {
        for run in scene.runs where try SystemDisk().exists(run.directory) { return false }
        return true
    }

    @Test func noTextIsMissedAndNoneIsToldTwiceWhileAnotherProcessArchives() throws {
        let before = try answers()
        #expect(before.hits.count == Self.runCount && before.hitCount == Self.runCount)
        #expect(before.tools == ["Bash": Self.runCount] && before.talk.count == 2 * Self.runCount)
        let question = "SELECT count(*) AS n FROM conversations"
        let rows = try scene.roost("sql", question, "--include-archive", "-o", "csv").stdout
        let archiving = try RunningProgram(
            Programs.tool("strace"),
            [
                "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(Self.slowed)", "-e",
                "inject=\(Self.slowed):delay_enter=\(Self.delayMicroseconds)",
                try Programs.path("roost-testbed"), "archive", scene.home, scene.month(0),
            ]
        )
        var meanwhile = 0
        while try !isOver() {
            let found = try answers()
            #expect(found == before, "answer \(meanwhile)")
            guard found == before else { break }
            let (isBegun, isOver) = (try isBegun(), try isOver())
            let isUnderWay = isBegun && !isOver
            if isUnderWay { meanwhile += 1 }
            guard meanwhile % 8 == 1 else { continue }
            let again = try scene.roost("sql", question, "--include-archive", "-o", "csv")
            #expect(again.stdout == rows, "answer \(meanwhile): \(again.stderr)")
        }
        _ = try archiving.readAll()
        #expect(try archiving.end() == .exited(code: 0))
        #expect(meanwhile > 3, "it was asked \(meanwhile) times meanwhile")
        #expect(try answers() == before)
        #expect(try scene.roost("sql", question, "--include-archive", "-o", "csv").stdout == rows)
    }
}
