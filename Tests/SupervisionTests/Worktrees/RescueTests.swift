import Domain
import Git
import Platform
import TestSupport
import Testing

@testable import Supervision

/// What goes into a rescue, and what stops one.
@Suite struct RescueTests {
    private let fixture: KeeperFixture
    private let worktree: TaskWorktree

    init() throws {
        fixture = try KeeperFixture(for: "RescueTests")
        worktree = try fixture.create()
    }

    private func discard() throws -> RescuedWork? {
        try fixture.keeper.discard(worktree, byOrderOf: "a person", worker: .none).rescued
    }

    @Test func rescuesOfATaskAreNumbered() throws {
        try fixture.write("a.txt", "a\n", in: worktree)
        #expect(try discard()?.ref == "refs/roost/rescue/gh-450/1")
        let again = try fixture.create(run: "run-2")
        try fixture.write("b.txt", "b\n", in: again)
        let second = try fixture.keeper.discard(again, byOrderOf: "a person", worker: .none)
        #expect(second.rescued?.ref == "refs/roost/rescue/gh-450/2")
        #expect(second.rescued?.parts == ["where HEAD was"])
    }

    @Test func whereOtherRefsHaveItAllNothingIsRescued() throws { #expect(try discard() == nil) }

    @Test func bothSidesOfAConflictAreKept() throws {
        try fixture.repository.git("switch", "--quiet", "--create", "conflict")
        try fixture.repository.write("one.txt", "theirs\n")
        try fixture.repository.commit("theirs")
        _ = try AgentTrace.merge.leave(in: worktree, fixture)
        let rescued = try #require(try discard())
        let at = try #require(rescued.parts.firstIndex(of: "what was staged")) + 1
        let side = "\(rescued.ref)^\(at):\(Rescue.conflictFolder)/3/one.txt"
        #expect(try fixture.repository.git("show", side) == "theirs")
        #expect(try fixture.repository.git("show", "\(rescued.ref):one.txt").contains("<<<<<<<"))
    }

    @Test func aRepositoryWithACutHistoryStaysWhereItIs() throws {
        try fixture.repository.write("two.txt", "two\n")
        try fixture.repository.commit("second")
        let source = "file://\(fixture.repository.root)"
        try fixture.repository.git("clone", "--quiet", "--depth", "1", source, "inner", in: worktree.path)
        try fixture.write("inner/mine.txt", "mine\n", in: worktree)
        let error = #expect(throws: SupervisionError.self) { _ = try discard() }
        #expect(error?.description.contains("cut off") == true && error?.hint != nil)
        #expect(try fixture.exists("\(worktree.path)/inner/mine.txt"))
        #expect(try fixture.repository.git("worktree", "list").contains(worktree.path))
    }

    @Test func whatWouldFillTheDiskStaysWhereItIs() throws {
        // A file of holes: it takes no room here, and more than any disk has where git keeps it.
        try fixture.write("holes", "", in: worktree)
        _ = try ProgramCall("/usr/bin/truncate", ["-s", "10T", "\(worktree.path)/holes"], environment: []).run()
        let error = #expect(throws: SupervisionError.self) { _ = try discard() }
        #expect(error?.description.contains("are needed") == true)
        #expect(try fixture.exists("\(worktree.path)/holes"))
    }

    @Test func whatNobodyCanReadStaysWhereItIs() throws {
        // A name that git takes for dangerous: it does not keep the file.
        try fixture.write("folder/.GIT/secret.txt", "secret\n", in: worktree)
        let finding = fixture.keeper.check(worktree, worker: .none)
        #expect(finding.verdict != .removable)
        do {
            let rescued = try #require(try discard())
            #expect(try fixture.repository.git("show", "\(rescued.ref):folder/.GIT/secret.txt") == "secret")
        } catch let error as SupervisionError {
            #expect(try fixture.exists("\(worktree.path)/folder/.GIT/secret.txt"), "\(error)")
        }
    }
}
