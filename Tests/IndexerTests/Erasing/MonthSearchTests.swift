import Domain
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct MonthSearchTests {
    private let home: IndexedHome
    private let run: RunPaths
    private var month: CivilMonth { get throws { try IndexedHome.month("2026-11") } }

    init() throws {
        home = try IndexedHome(for: "MonthSearchTests")
        run = try home.record(["one"], by: .shell)
        var session = try home.begin()
        try session.record(.taskChanged, "Found.", data: ["task_id": "gh-450", "title": "A correct-horse"])
        try session.end(.normal)
        try home.archive("2026-11")
    }

    private func treatments(
        of secret: String,
        changed: Set<CivilMonth> = []
    ) throws -> [EraseFile.Treatment] {
        let search = MonthSearch(archive: home.archive, disk: SystemDisk(), now: home.fixture.clock.now().wall)
        return try search.files(holding: SecretSearch(Array(secret.utf8)), changed: changed).map(\.treatment)
    }

    @Test func aMonthIsMadeAnewWhereItsRowsOrItsRunsHaveIt() throws {
        #expect(try treatments(of: "correct-horse") == [.removed])
        #expect(try treatments(of: "no such text") == [])
        #expect(try treatments(of: "no such text", changed: [month]) == [.removed])
    }

    @Test func whatIsKeptOfAMonthLosesTheTextOrTheRowsAlone() throws {
        _ = try home.open().prune(month)
        #expect(try treatments(of: "correct-horse") == [.texts])
        #expect(try treatments(of: "no such text") == [])
        let search = MonthSearch(archive: home.archive, disk: SystemDisk(), now: home.fixture.clock.now().wall)
        #expect(try search.files(of: FilePath.name(of: run.directory)).map(\.treatment) == [.rows])
        #expect(try search.files(of: "run-20261101-000000-abcdef") == [])
    }
}
