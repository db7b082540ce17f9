import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct ArchivedCursorsTests {
    @Test func conversationsThatAreMadeAnewKnowHowFarArchivedRunsWereRead() throws {
        let home = try IndexedHome(for: "ArchivedCursorsTests")
        let run = try home.record(ClaudeTalk.lines())
        try home.archive("2026-11")
        let now = home.fixture.clock.now().wall
        let path = home.fixture.scratch.path("new.db")
        let new = try ConversationsSchema.current.open(path, for: .create, on: SystemDisk(), at: now)
        try ArchivedCursors.put(into: new, of: home.paths.home, on: SystemDisk(), at: now)
        let source = try #require(try new.source("\(FilePath.name(of: run.directory))/stdout"))
        let bytes = try home.disk.status(of: run.log(of: .stdout))?.bytes
        #expect(source.isFinished && source.byteOffset == bytes)
        #expect(try new.integer("SELECT count(*) FROM blocks") == 0)
    }
}
