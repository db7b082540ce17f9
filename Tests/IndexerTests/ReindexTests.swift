import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct ReindexTests {
    private func filled() throws -> IndexedHome {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        try home.record(["one", "two"], by: .shell, of: "gh-451")
        try home.pass()
        return home
    }

    private func reindex(_ home: IndexedHome) -> Reindex {
        Reindex(home.paths, on: SystemDisk(), clock: home.fixture.clock)
    }

    @Test func rowsThatAreMadeAnewAreTheSame() throws {
        let home = try filled()
        let before = try home.dump()
        let report = try reindex(home).run()
        #expect(report.isComplete && report.troubles.isEmpty)
        #expect(try home.dump() == before)
        #expect(try !SystemDisk().exists("\(home.paths.home.root)/.reindex"))
    }

    @Test func aCheckNamesRowsThatTheFilesDoNotTell() throws {
        let home = try filled()
        #expect(try reindex(home).check().areNone)
        do {
            let index = try home.open().writer.index
            try index.write { () throws(StoreError) in
                try index.run("UPDATE api_calls SET tokens_output = 7")
                try index.run("DELETE FROM run_events WHERE type = 'rate_limit'")
            }
        }
        let before = try home.dump()
        let differences = try reindex(home).check()
        #expect(differences.lineCount == 3 && differences.rowCount > 10)
        #expect(differences.lines.filter { $0.side == .index }.count == 1)
        #expect(try home.dump() == before)
    }

    @Test func whoeverIsStoppedBeforeTheFilesAreInPlaceIsFinishedByTheNext() throws {
        let home = try filled()
        let before = try home.dump()
        let disk = SystemDisk()
        let folder = "\(home.paths.home.root)/.reindex"
        let made = RecordPaths(
            home: home.paths.home,
            index: home.fixture.scratch.path("made.db"),
            conversations: home.fixture.scratch.path("said.db")
        )
        _ = try HomeIndex(made, on: disk, clock: home.fixture.clock).pass()
        try disk.makeFolders(folder)
        try disk.rename(made.index, to: "\(folder)/index.db")
        try disk.rename(made.conversations, to: home.paths.conversations)
        try disk.createFile("\(folder)/whole", with: [])
        try home.pass()
        #expect(try home.dump() == before)
        #expect(try !disk.exists(folder))
    }

    @Test func nobodyReindexesWhileTheIndexIsKept() throws {
        let home = try filled()
        let kept = try home.open()
        #expect(throws: IndexerError.locked(home.paths.lock)) { try reindex(home).run() }
        withExtendedLifetime(kept) {}
    }
}
