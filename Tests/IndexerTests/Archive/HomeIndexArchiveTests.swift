import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct HomeIndexArchiveTests {
    private let home: IndexedHome
    private let said = "SELECT count(*) FROM blocks"

    init() throws { home = try IndexedHome(for: "HomeIndexArchiveTests") }

    /// Rows that archiving does not change.
    private func facts() throws -> [String] {
        let moved = ["messages|", "blocks|", "log_pieces|", "runs|"]
        return try home.dump().filter { line in !moved.contains { line.hasPrefix($0) } }
    }

    @Test func aRunLeavesTheHomeAndIsReadAsBefore() throws {
        let run = try home.record(ClaudeTalk.lines())
        try home.record((0..<300).map { "line \($0) of a build that says much" }, by: .shell, of: "gh-451")
        try home.pass()
        let before = try FolderSnapshot(of: run.directory)
        let facts = try facts()
        let blocks = try home.rows(said)

        let report = try home.archive("2026-11")

        #expect(report.entries.count == 2 && report.left.isEmpty)
        #expect(try !SystemDisk().exists(run.directory))
        #expect(try FolderSnapshot(of: run.directory, on: home.disk) == before)
        #expect(
            try home.rows("SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM log_pieces)")
                == [[.integer(0)]]
        )
        #expect(try home.archivedRows("2026-11", said) == blocks)
        #expect(try self.facts() == facts)
        #expect(try home.rows("SELECT DISTINCT archive FROM runs") == [[.text("2026-11")]])
        let verification = try RunVerification.check(run, disk: home.disk, clock: home.fixture.clock)
        #expect(verification.findings.allSatisfy { !$0.severity.isDamage }, "\(verification)")
    }

    @Test func whatIsArchivedIsMadeAnewFromWhatIsPacked() throws {
        try home.record(ClaudeTalk.lines())
        try home.record((0..<300).map { "line \($0) of a build that says much" }, by: .shell, of: "gh-451")
        try home.archive("2026-11")
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"), of: "gh-452")
        try home.pass()
        let database = home.archive.database(of: try IndexedHome.month("2026-11"))
        let before = try home.dump()
        let file = try SystemDisk().status(of: database)
        #expect(try Reindex(home.paths, on: SystemDisk(), clock: home.fixture.clock).check().areNone)

        try home.forget()
        try home.pass()
        #expect(try home.dump() == before)
        #expect(try SystemDisk().status(of: database) == file)

        let rows = try home.archivedRows("2026-11", "SELECT * FROM blocks ORDER BY block_id")
        try SystemDisk().remove(database)
        _ = try Reindex(home.paths, on: SystemDisk(), clock: home.fixture.clock).run()
        #expect(try home.dump() == before)
        #expect(try home.archivedRows("2026-11", "SELECT * FROM blocks ORDER BY block_id") == rows)
    }

    @Test func aResponseThatAnArchivedRunHasToldIsCountedOnceWhenItsTranscriptComes() throws {
        let left = try LeftTranscripts(for: "archived and imported")
        try left.home.record(ClaudeTalk.lines())
        try left.home.archive("2026-11")
        let cost = try left.home.rows("SELECT sum(calls), sum(tokens_output) FROM usage_rollups")
        try left.put(
            "c-1.jsonl",
            [
                """
                {"type":"assistant","uuid":"u2","sessionId":"c-1","cwd":"/repo","timestamp":"2026-11-21T10:00:02.000Z",\
                "requestId":"req_1","message":{"id":"msg_1","model":"claude-sonnet-4-5","role":"assistant",\
                "content":[{"type":"text","text":"I look."}],\
                "usage":{"input_tokens":25,"output_tokens":120,"cache_read_input_tokens":100}}}
                """
            ]
        )
        #expect(try left.take(.claude).newCount == 1)
        #expect(try left.home.rows("SELECT sum(calls), sum(tokens_output) FROM usage_rollups") == cost)
        let rows = try left.rows()
        #expect(try left.rebuiltRows() == rows)
        #expect(try left.home.rows("SELECT sum(calls), sum(tokens_output) FROM usage_rollups") == cost)
    }

    @Test func aRunThatGoesOnStaysAndIsArchivedWhenItIsOver() throws {
        let prepared = try home.fixture.prepare()
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        let report = try home.archive("2026-11")
        #expect(report.entries.isEmpty && report.left.map(\.reason) == ["it is not over: running"])
        #expect(try SystemDisk().exists(prepared.paths.state))
        try home.end(&run)
        let (path, bytes) = (prepared.paths.state, try home.bytes(prepared.paths.state, on: SystemDisk()))
        // Whoever still holds the directory may yet write there.
        #expect(try home.archive("2026-11").left.count == 1)
        _ = consume run
        #expect(try home.archive("2026-11").entries.count == 1)
        #expect(try home.bytes(path, on: home.disk) == bytes)
    }

    @Test func aMonthTakesMoreRunsLaterAndKeepsThoseThatItHas() throws {
        try home.record(ClaudeTalk.lines())
        try home.archive("2026-11")
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"), of: "gh-451")
        try home.archive("2026-11")
        #expect(try home.archivedRows("2026-11", "SELECT count(DISTINCT worker_id) FROM messages") == [[.integer(2)]])
        #expect(try home.findings("2026-11") == [])
    }

    @Test func linksInARunAreKeptAsLinksAndWhatTheyLeadToIsNotTouched() throws {
        let outside = home.fixture.scratch.path("keys")
        try SystemDisk().makeFolders(outside)
        try SystemDisk().createFile("\(outside)/id", with: Array("private".utf8))
        let run = try home.record(ClaudeTalk.lines())
        try SystemDisk().makeFolders("\(run.artifacts)/deep/er")
        try SystemDisk().link("\(run.artifacts)/keys", to: outside)
        let report = try home.archive("2026-11")
        #expect(report.left.isEmpty)
        #expect(try !SystemDisk().exists(run.directory))
        #expect(try home.fixture.text("\(outside)/id") == "private")
        #expect(try home.disk.readLink("\(run.artifacts)/keys") == outside)
        #expect(try home.disk.list("\(run.artifacts)/deep") == ["er"])
        #expect(throws: PlatformError.self) { _ = try home.disk.openFile("\(run.artifacts)/keys", .read) }
    }

    @Test func aRunThatLiesElsewhereLeavesItsLinkBehind() throws {
        let run = try home.record(ClaudeTalk.lines())
        let elsewhere = home.fixture.scratch.path("elsewhere/gh-450")
        try SystemDisk().makeFolders(elsewhere)
        let real = "\(elsewhere)/\(FilePath.name(of: run.directory))"
        try SystemDisk().rename(run.directory, to: real)
        try SystemDisk().link(run.directory, to: real)
        try home.pass()
        let before = try home.dump()
        try home.archive("2026-11")
        #expect(try !SystemDisk().exists(real))
        #expect(try SystemDisk().status(of: run.directory)?.kind == .symbolicLink)
        let found = try RunLookup.runs(beginningWith: "", in: home.paths.home, on: home.disk)
        #expect(found == [run])
        let linked = try run.linkFollowed(on: home.disk)
        #expect(try RunState.read(linked.state, on: home.disk).isOver)
        try home.forget()
        try home.pass()
        let runs = before.filter { $0.hasPrefix("worker_sessions|") || $0.hasPrefix("sources|") }
        let again = try home.dump()
        #expect(!runs.isEmpty && runs.allSatisfy(again.contains))
    }

    @Test func whatSomebodyWroteIntoAPackedDirectoryIsNotRemovedWithIt() throws {
        let run = try home.record(ClaudeTalk.lines())
        let copy = home.fixture.scratch.path("copy")
        _ = try ProgramCall("/bin/cp", ["-a", run.directory, copy]).run()
        try home.archive("2026-11")
        // As if somebody had been killed before it was removed, and then something came.
        try SystemDisk().rename(copy, to: run.directory)
        try SystemDisk().makeFolders(run.artifacts)
        try SystemDisk().createFile("\(run.artifacts)/note", with: Array("late".utf8))
        #expect(try home.archive("2026-11").left.isEmpty)
        #expect(try !SystemDisk().exists(run.directory))
        #expect(try home.bytes("\(run.artifacts)/note", on: home.disk) == Array("late".utf8))
    }

    @Test func aByteThatHasTurnedIsNamedWithItsFileAndItsRun() throws {
        let run = try home.record(ClaudeTalk.lines())
        try home.archive("2026-11")
        #expect(try home.findings("2026-11") == [])
        let place = ArchivedRun(
            month: try IndexedHome.month("2026-11"),
            task: "gh-450",
            run: FilePath.name(of: run.directory),
            in: home.archive
        )
        var bytes = try home.bytes(place.pack, on: SystemDisk())
        bytes[bytes.count / 2] ^= 0x20
        try home.fixture.overwrite(place.pack, with: bytes)
        let findings = try home.findings("2026-11")
        #expect(findings.count == 1 && findings.first?.run == place.run)
        #expect(findings.first?.text.contains(place.pack) == true && findings.first?.hint != nil)
        try SystemDisk().remove(place.pack)
        #expect(try home.findings("2026-11").map(\.text) == ["\(place.pack) is damaged: all of it is gone"])
    }

    @Test func aMonthThatIsDamagedIsMadeAnewFromThePackedRuns() throws {
        try home.record(ClaudeTalk.lines())
        try home.archive("2026-11")
        let rows = try home.archivedRows("2026-11", "SELECT * FROM blocks ORDER BY block_id")
        let database = home.archive.database(of: try IndexedHome.month("2026-11"))
        var bytes = try home.bytes(database, on: SystemDisk())
        for place in stride(from: 5_000, to: bytes.count, by: 4_096) { bytes[place] ^= 0xff }
        try home.fixture.overwrite(database, with: bytes)
        #expect(try !home.findings("2026-11").isEmpty)
        try home.archive("2026-11")
        #expect(try home.findings("2026-11") == [])
        #expect(try home.archivedRows("2026-11", "SELECT * FROM blocks ORDER BY block_id") == rows)
        #expect(try home.rows(said) == [[.integer(0)]])
    }
}
