import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct HomeIndexDamageTests {
    private let home: IndexedHome
    private let run: RunPaths
    private let pack: ArchivedRun

    init() throws {
        home = try IndexedHome(for: "HomeIndexDamageTests")
        run = try home.record(ClaudeTalk.lines())
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"), of: "gh-451")
        try home.archive("2026-11")
        pack = ArchivedRun(
            month: try IndexedHome.month("2026-11"),
            task: "gh-450",
            run: FilePath.name(of: run.directory),
            in: home.archive
        )
    }

    /// All but how far was read of what.
    private func facts() throws -> [String] { try home.dump().filter { !$0.hasPrefix("sources|") } }

    private func reindex() throws -> PassReport {
        try Reindex(home.paths, on: SystemDisk(), clock: home.fixture.clock).run()
    }

    private func turn(_ path: String) throws {
        var bytes = try SystemDisk().readAll(path, bytesMax: 1 << 20)
        for place in stride(from: 16, to: bytes.count * 2 / 3, by: 16) { bytes[place] ^= 0x55 }
        try home.fixture.overwrite(path, with: bytes)
    }

    private func expectKept(_ what: String) throws {
        let name = FilePath.name(of: run.directory)
        let report = try reindex()
        #expect(report.troubles.isEmpty, "\(what): \(report.troubles)")
        #expect(report.notices.count == 1, "\(what): \(report.notices)")
        let notice = report.notices.first ?? ""
        #expect(notice.hasPrefix("\(name) cannot be read") && notice.contains("roost archive verify --month 2026-11"))
    }

    @Test func aRunWhosePackIsDamagedKeepsItsRowsWhenTheIndexIsMadeAnew() throws {
        let before = try facts()
        try turn(pack.pack)
        try expectKept("turned")
        let after = try facts()
        #expect(after == before, "\(IndexedHome.difference(before, after).joined(separator: "\n"))")
        // It is said once, and what can be read is read as before.
        #expect(try home.pass().notices.isEmpty)
        #expect(try home.findings("2026-11").count == 1)
        try SystemDisk().remove(pack.pack)
        try expectKept("without its pack")
        #expect(try facts() == before)
        try turn(pack.list)
        try expectKept("with a list that cannot be read")
        #expect(try facts() == before)
    }

    @Test func whereTheRowsOfTheMonthAreNotWholeEitherTheRunIsNamedAsBefore() throws {
        try turn(pack.pack)
        try SystemDisk().remove(home.archive.database(of: IndexedHome.month("2026-11")))
        let report = try reindex()
        #expect(report.troubles.map(\.directory) == [run.directory] && report.notices.isEmpty)
    }
}
