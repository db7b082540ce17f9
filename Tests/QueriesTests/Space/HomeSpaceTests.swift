import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct HomeSpaceTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture() }

    private func write(_ name: String, bytes: Int) throws {
        let path = fixture.scratch.path(name)
        try SystemDisk().makeFolders(FilePath.folder(of: path))
        try SystemDisk().replaceFile(path, with: [UInt8](repeating: 0x61, count: bytes))
    }

    private func report(on disk: any Disk = SystemDisk(), before time: WallTime? = nil) -> SpaceReport {
        let now = fixture.clock.now().wall
        return HomeSpace(RecordPaths(home: fixture.home), on: disk).report(archivableBefore: time ?? now)
    }

    @Test func everyFileOfAHomeIsCountedOnce() throws {
        let run = try fixture.prepare().paths
        let name = "runs/gh-450/\(FilePath.name(of: run.directory))"
        let before = report()[.otherOfRuns]
        try write("\(name)/stdout.log", bytes: 100)
        try write("\(name)/stderr.log", bytes: 20)
        try write("\(name)/checkpoints/0001.patch", bytes: 7)
        try write("\(name)/artifacts/a/b", bytes: 3)
        try write("sessions/ses-1/journal.jsonl", bytes: 11)
        try write("imports/claude/x.zst", bytes: 12)
        try write("archive/logs-2026-10.db", bytes: 13)
        try write("quarantine/x", bytes: 14)
        try write("trees/repo/gh-1/file", bytes: 15)
        try write("index.db", bytes: 16)
        try write("index.db-wal", bytes: 17)
        try write("conversations.db", bytes: 18)
        try write("config.toml", bytes: 19)
        let report = report()
        let kinds: [SpaceKind] = [
            .output, .errorOutput, .checkpoints, .sessions, .imports, .archive, .quarantine, .worktrees, .index,
            .conversations, .other,
        ]
        #expect(kinds.map { report[$0].bytes } == [100, 20, 7, 11, 12, 13, 14, 15, 33, 18, 19])
        #expect(report[.otherOfRuns].bytes == before.bytes + 3)
        #expect(report[.index].files == 2)
        #expect(report.total.bytes == 262 + before.bytes + 3)
        #expect(report.runs == 1 && report.total.unreadable == 0)
    }

    @Test func aRunThatLiesElsewhereIsCountedAndNoOtherLinkIsFollowed() throws {
        let elsewhere = try TemporaryHome(for: "HomeSpaceTests")
        let run = try fixture.prepare().paths
        let moved = elsewhere.path("moved")
        try SystemDisk().rename(run.directory, to: moved)
        try SystemDisk().link(run.directory, to: moved)
        try SystemDisk().replaceFile("\(moved)/stdout.log", with: [1, 2, 3])
        try SystemDisk().makeFolders(fixture.scratch.path("sessions"))
        try SystemDisk().link(fixture.scratch.path("sessions/elsewhere"), to: moved)
        let report = report()
        #expect(report[.output].bytes == 3)
        #expect(report[.sessions] == FileSum(bytes: 0, files: 0))
        #expect(report.runs == 1)
    }

    @Test func onlyRunsThatHaveFinishedLongAgoCanBeArchived() throws {
        let old = try fixture.prepare().paths
        _ = try fixture.prepare()
        var state = try RunState.read(old.state, on: SystemDisk())
        state.status = .known(.completed)
        state.finishedAt = fixture.clock.now().wall
        try SystemDisk().replaceFile(old.state, with: state.bytes)
        let end = fixture.clock.now().wall
        #expect(report(before: end).archivableRuns == 0)
        let later = report(before: end.advanced(by: .milliseconds(1)))
        #expect(later.archivableRuns == 1 && later.runs == 2)
        let whole = FileCount(on: SystemDisk()).sum(of: old.directory)
        #expect(later.archivable == whole && whole.bytes > 0)
        #expect(later.archivable(.otherOfRuns).bytes + later.archivable(.output).bytes == whole.bytes)
    }

    @Test func aHomeThatIsNotThereTakesNothing() {
        let paths = RecordPaths(home: HomePaths(root: fixture.scratch.path("nothing")))
        let report = HomeSpace(paths, on: SystemDisk()).report(archivableBefore: FilledRecord.now)
        #expect(report.runs == 0 && report.total == FileSum())
    }

    @Test func databasesAreCountedWhereTheyAre() throws {
        let elsewhere = try TemporaryHome(for: "HomeSpaceTests")
        try SystemDisk().replaceFile(elsewhere.path("talk.db"), with: [1, 2, 3, 4])
        try SystemDisk().replaceFile(elsewhere.path("talk.db-wal"), with: [1])
        let paths = RecordPaths(home: fixture.home, conversations: elsewhere.path("talk.db"))
        let report = HomeSpace(paths, on: SystemDisk()).report(archivableBefore: FilledRecord.now)
        #expect(report[.conversations] == FileSum(bytes: 5, files: 2))
    }
}
