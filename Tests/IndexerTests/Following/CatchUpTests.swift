import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct CatchUpTests {
    private func catchUp(
        _ home: IndexedHome,
        withSearch: Bool = true,
        limit: Duration = CatchUp.limit
    ) throws -> CatchUp.Outcome {
        try CatchUp.run(home.paths, withSearch: withSearch, limit: limit, on: SystemDisk(), clock: home.fixture.clock)
    }

    @Test func itIsDoneWhereAllIsRows() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        guard case .done(let report) = try catchUp(home) else {
            Issue.record("it is not done")
            return
        }
        #expect(report.readCount == 1 && report.troubles.isEmpty)
        #expect(try home.rows("SELECT count(*) FROM api_calls") == [[.integer(1)]])
        guard case .done(let again) = try catchUp(home) else {
            Issue.record("it is not done again")
            return
        }
        #expect(again.readCount == 0)
    }

    @Test func whatIsLateIsGoneOnWithByTheNextQuestion() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        guard case .late(let report) = try catchUp(home, limit: .zero) else {
            Issue.record("no time is enough")
            return
        }
        #expect(report.readCount == 0)
        #expect(try home.rows("SELECT count(*) FROM api_calls") == [[.integer(0)]])
        guard case .done = try catchUp(home) else {
            Issue.record("it is not done")
            return
        }
        #expect(try home.rows("SELECT count(*) FROM api_calls") == [[.integer(1)]])
    }

    @Test func wordsAreLeftForTheQuestionThatSearches() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        for withSearch in [false, true] {
            guard case .done = try catchUp(home, withSearch: withSearch) else {
                Issue.record("it is not done")
                return
            }
            let waiting = try home.rows("SELECT sum(row_count) > 0 FROM search_queue")
            #expect((waiting == [[.integer(1)]]) != withSearch)
        }
    }

    @Test func whereAnotherKeepsItNothingIsRead() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        let lock = try IndexLock(home.paths, on: SystemDisk())
        guard case .kept = try catchUp(home) else {
            Issue.record("it wrote beside another")
            return
        }
        let isThere = try SystemDisk().exists(home.paths.index)
        #expect(!isThere)
        withExtendedLifetime(lock) {}
    }

    @Test func whatElseIsWrongIsThrown() throws {
        let home = try IndexedHome()
        try SystemDisk().makeFolders(home.paths.lock)
        #expect(throws: IndexerError.self) { _ = try catchUp(home) }
    }

    /// Whoever asks first after damage learns of it, and where the damaged file is.
    @Test func aDatabaseThatIsMadeAnewIsTold() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        try home.pass()
        try home.fixture.overwrite(home.paths.index, with: Array("no database".utf8))
        guard case .done(let report) = try catchUp(home) else {
            Issue.record("it is not done")
            return
        }
        #expect(report.notices.contains { $0.contains("quarantine") && $0.contains("made anew") }, "\(report.notices)")
        #expect(try home.rows("SELECT count(*) FROM api_calls") == [[.integer(1)]])
    }
}
