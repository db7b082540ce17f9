import Domain
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct EraseWorkTests {
    private let scene: EraseScene

    init() throws { scene = try EraseScene(for: "EraseWorkTests") }

    private var work: EraseWork {
        EraseWork(
            scene.paths,
            on: scene.disk,
            clock: scene.home.fixture.clock,
            environment: scene.repository.environment
        )
    }

    private func path(_ name: String) -> String { "\(scene.paths.home.root)/\(name)" }

    private func plan(refs: [EraseFindings.Refs] = []) throws -> ErasePlan {
        ErasePlan(
            at: scene.home.fixture.clock.now().wall.truncatedToMilliseconds,
            session: try SessionID("ses-2026-11-21-e1e2e3"),
            message: "Erased.",
            details: [:],
            copies: [ErasePlan.Copy(path: path("a"), made: path(".a.erasing"))],
            removals: [path("b"), path("never")],
            refs: refs
        )
    }

    @Test func withoutAPlanThereIsNothingToDo() throws {
        let lock = try IndexLock(scene.paths, on: scene.disk)
        #expect(try work.finish(under: lock) == nil)
    }

    @Test func whatThePlanSaysIsDoneAndToldOnce() throws {
        try scene.disk.createFile(path("a"), with: Array("old and longer".utf8))
        try scene.disk.createFile(path(".a.erasing"), with: Array("new".utf8))
        try scene.disk.makeFolders(path("b/in/it"))
        try work.commit(plan())
        // A second time some of it is done already.
        try scene.disk.makeFolders(path("kept"))
        let plan = try scene.disk.readAll(path(".erase/plan.json"), bytesMax: 1 << 20)
        for _ in 0..<2 {
            try scene.disk.makeFolders(path(".erase"))
            try scene.disk.replaceFile(path(".erase/plan.json"), with: plan)
            let lock = try IndexLock(scene.paths, on: scene.disk)
            #expect(try work.finish(under: lock) == [])
        }
        #expect(try scene.home.fixture.text(path("a")) == "new")
        let isThere = try scene.disk.exists(path("b"))
        #expect(!isThere)
        #expect(try scene.home.rows("SELECT message FROM system_events") == [[.text("Erased.")]])
    }

    @Test func aRepositoryThatIsGoneDoesNotHoldItUp() throws {
        let refs = EraseFindings.Refs(repository: path("gone"), refs: ["refs/roost/run-1/1"])
        try work.commit(plan(refs: [refs]))
        let lock = try IndexLock(scene.paths, on: scene.disk)
        #expect(try work.finish(under: lock)?.map(\.path) == [path("gone")])
        let rows = try scene.home.rows("SELECT details FROM system_events")
        let told = rows.flatMap { $0 }.contains {
            if case .text(let details) = $0 { details.contains("refs_left") } else { false }
        }
        #expect(told)
    }

    @Test func aPlanThatCannotBeReadIsAnErrorAndStays() throws {
        try scene.disk.makeFolders(path(".erase"))
        try scene.disk.createFile(path(".erase/plan.json"), with: Array("{".utf8))
        #expect(throws: IndexerError.self) { try scene.home.open() }
        #expect(try scene.disk.exists(path(".erase/plan.json")))
    }
}
