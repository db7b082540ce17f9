import Domain
import Indexer
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

extension IndexedHome {
    var archive: ArchiveFolder { ArchiveFolder(paths.home.archive) }
    /// As whoever reads runs meets it.
    var disk: any Disk { ArchiveView.disk(over: SystemDisk(), home: paths.home) }

    static func month(_ text: String) throws -> CivilMonth { try #require(CivilMonth(text)) }

    @discardableResult
    func archive(_ month: String) throws -> ArchiveReport {
        let index = try open()
        _ = try index.pass()
        return try index.archive(Self.month(month))
    }

    /// Runs of two agents and a session, all of one month, which is archived then.
    func archiveThreeRuns() throws {
        try record(ClaudeTalk.lines())
        try record(ClaudeTalk.lines("c-2", message: "msg_2"), of: "gh-451")
        try record(CodexTalk.lines(turns: 3), by: .codex, of: "gh-452")
        var session = try begin()
        try session.record(.taskChanged, "Found.", data: ["task_id": "gh-450", "title": "One"])
        try session.end(.normal)
        try archive("2026-11")
    }

    /// What was said, as the file of a month has it.
    func archivedRows(_ month: String, _ query: String) throws -> [[Value]] {
        let file = MonthFile(
            archive.database(of: try Self.month(month)),
            on: SystemDisk(),
            at: fixture.clock.now().wall
        )
        return try file.open().rows(query) { $0.values }
    }

    func findings(_ month: String) throws -> [ArchivedMonth.Finding] {
        try ArchivedMonth.verify(
            Self.month(month),
            in: paths.home,
            on: disk,
            at: fixture.clock.now().wall
        )
    }

    func bytes(_ path: String, on disk: any Disk) throws -> [UInt8] { try disk.readAll(path, bytesMax: 1 << 20) }
}
