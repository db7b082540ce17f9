import Decoding
import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct RunFactsTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "RunFactsTests") }

    @Test func aRunIsOverOnceItsResultIsThere() throws {
        let run = try home.record([], by: .shell)
        #expect(try RunFacts(run, on: SystemDisk()).isOver)
        try SystemDisk().remove(run.result)
        let facts = try RunFacts(run, on: SystemDisk())
        #expect(!facts.isOver && facts.result == nil)
    }

    @Test func aResultThatCannotBeReadIsAnError() throws {
        let run = try home.record([], by: .shell)
        try home.fixture.overwrite(run.result, with: Array("{".utf8))
        #expect(throws: IndexerError.self) { try RunFacts(run, on: SystemDisk()) }
    }

    @Test func whatIsOnlyPreparedHasNotStarted() throws {
        let prepared = try home.fixture.prepare()
        let row = try RunFacts(prepared.paths, on: SystemDisk()).row(by: Redactor())
        #expect(row.startedAt == nil && row.status == "prepared" && row.finishedAt == nil)
    }

    @Test func secretsInWhatARunIsAskedForAreTakenOut() throws {
        let secret = "ghp_" + String(repeating: "aB3", count: 12)
        let prepared = try home.fixture.prepare { $0.command = "curl -H \(secret)" }
        let row = try RunFacts(prepared.paths, on: SystemDisk()).row(by: Redactor())
        #expect(row.command?.contains("curl") == true)
        #expect(row.command?.contains(secret) == false)
    }
}
