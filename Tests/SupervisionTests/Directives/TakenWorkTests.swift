import Control
import Domain
import Git
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct TakenWorkTests {
    private let fixture: KeeperFixture

    init() throws { fixture = try KeeperFixture() }

    private func take(_ tree: TaskWorktree, as way: AcceptanceWay = .merge) throws -> TakenWork {
        try TakenWork(tree, way, title: "Add the thing", byOrderOf: "person", fixture.keeper)
    }

    @Test func whatIsNotCommittedIsCommittedFirst() throws {
        let tree = try fixture.create()
        try fixture.write("new.txt", "new\n", in: tree)
        let taken = try take(tree)
        #expect(taken.isTaken && taken.operations.map(\.kind) == [.known(.accept), .known(.remove)])
        #expect(try fixture.repository.git("log", "-1", "--format=%s") == "Add the thing")
        #expect(try fixture.repository.git("show", "main:new.txt") == "new")
    }

    @Test func aBranchIsNamedAfterItsTask() throws {
        let tree = try fixture.create()
        try fixture.commit("new.txt", "new\n", in: tree)
        #expect(try take(tree, as: .branch).isTaken)
        #expect(try fixture.repository.git("show", "gh-450:new.txt") == "new")
        #expect(try fixture.repository.git("rev-parse", "main") == tree.base.text)
    }

    @Test func aConflictLeavesEverythingAsItIs() throws {
        let tree = try fixture.create()
        try fixture.commit("one.txt", "theirs\n", in: tree)
        try fixture.repository.write("one.txt", "ours\n")
        try fixture.repository.commit("ours")
        let taken = try take(tree)
        #expect(!taken.isTaken && taken.hint != nil && taken.text.contains("one.txt"))
        #expect(try SystemDisk().exists(tree.path))
    }

    @Test func ofATaskWithoutAWorktreeThereIsNothing() throws {
        let taken = TakenWork(nothingOf: try TaskID("gh-1"))
        #expect(!taken.isTaken && taken.operations.isEmpty && taken.hint == "see: roost task review gh-1")
    }
}
