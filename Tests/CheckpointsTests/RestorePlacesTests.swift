import Git
import Platform
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct RestorePlacesTests {
    private let fixture: CheckpointFixture

    init() throws { fixture = try CheckpointFixture(for: "RestorePlacesTests") }

    /// What is in the way of a checkpoint that has `a/b/new.txt`.
    private func inTheWay(_ prepare: () throws -> Void) throws -> [String] {
        try fixture.repository.write("a/b/new.txt", "new\n")
        let checkpoint = try fixture.take(1)
        try fixture.clean()
        try prepare()
        let worktree = try Worktree(at: fixture.repository.root, fixture.git)
        let changes = try worktree.changes(from: checkpoint.baseCommit, to: checkpoint.commit)
        let plan = RestorePlan(root: worktree.root, changes: changes, differing: [GitPath("a/b/new.txt")]) { _ in false
        }
        return try RestorePlaces(worktree.root, on: SystemDisk()).inTheWay(of: plan, changes)
    }

    @Test func nothingIsInTheWayOfAFileThatWasNotThere() throws {
        #expect(try inTheWay {} == [])
        #expect(try inTheWay { try fixture.repository.write("a/b/other.txt", "x") } == [])
    }

    @Test func aLinkOnTheWayLeadsOut() throws {
        #expect(try inTheWay { try SystemDisk().link(fixture.repository.path("a"), to: "/nowhere") } == ["a"])
    }

    @Test func aFileInThePlaceOfAFolderIsInTheWay() throws {
        #expect(try inTheWay { try fixture.repository.write("a/b", "x") } == ["a/b"])
    }

    @Test func whatIsInAFolderInThePlaceOfAFileIsInTheWay() throws {
        #expect(try inTheWay { try fixture.repository.write("a/b/new.txt/kept", "x") } == ["a/b/new.txt/kept"])
    }

    @Test func aFileOfThatNameIsInTheWay() throws {
        #expect(try inTheWay { try fixture.repository.write("a/b/new.txt", "ignored") } == ["a/b/new.txt"])
    }
}
