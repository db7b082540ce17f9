import Domain
import Git
import Platform
import TestSupport
import Testing

@testable import Supervision

/// Getting the work back: looked at, taken over, or put away.
@Suite struct WorktreeAcceptingTests {
    private let fixture: KeeperFixture
    private let worktree: TaskWorktree

    init() throws {
        fixture = try KeeperFixture(for: "WorktreeAcceptingTests")
        worktree = try fixture.create()
    }

    private func accept(_ acceptance: Acceptance = .merge(into: nil)) throws -> AcceptedWork {
        try fixture.keeper.accept(worktree, as: acceptance, byOrderOf: "a person", worker: .none).0
    }

    private func main() throws -> String { try fixture.repository.git("rev-parse", "main") }

    @Test func aBranchThatIsBehindIsBroughtForwardWithItsCheckout() throws {
        try fixture.commit("new.txt", "new\n", in: worktree)
        try fixture.repository.write("untracked.txt", "mine\n")
        let accepted = try accept()
        guard case .merged(into: "main", _, let commit, isFastForward: true) = accepted else {
            Issue.record("\(accepted)")
            return
        }
        #expect(try main() == commit.text && fixture.repository.text("new.txt") == "new\n")
        #expect(try fixture.repository.git("status", "--porcelain") == "?? untracked.txt")
        #expect(try accept() == .alreadyThere(in: "main", commit))
        #expect(try fixture.keeper.remove(worktree, worker: .none).operation.kind == .known(.remove))
    }

    @Test func bothSidesAreMergedWhereTheyDiffer() throws {
        try fixture.commit("new.txt", "new\n", in: worktree)
        try fixture.repository.write("one.txt", "mine\n")
        try fixture.repository.commit("mine")
        let accepted = try accept()
        #expect(accepted.isTaken && accepted.description.contains("merged into main"))
        #expect(try fixture.repository.text("new.txt") == "new\n" && fixture.repository.text("one.txt") == "mine\n")
        #expect(try fixture.repository.git("rev-list", "--parents", "-n1", "main").split(separator: " ").count == 3)
        #expect(try fixture.repository.git("status", "--porcelain").isEmpty)
        #expect(try fixture.repository.git("log", "-1", "--format=%an", "main") == "Roost")
    }

    @Test func whoIsKnownToGitMergesInTheirOwnName() throws {
        try fixture.repository.git("config", "--global", "user.name", "Ada")
        try fixture.repository.git("config", "--global", "user.email", "ada@example.org")
        try fixture.commit("new.txt", "new\n", in: worktree)
        try fixture.repository.commit("mine")
        #expect(try accept().isTaken)
        #expect(try fixture.repository.git("log", "-1", "--format=%an", "main") == "Ada")
    }

    @Test func aConflictIsToldAndNothingIsDone() throws {
        try fixture.write("one.txt", "theirs\n", in: worktree)
        try fixture.repository.git("commit", "--quiet", "--all", "-m", "theirs", in: worktree.path)
        try fixture.repository.write("one.txt", "mine\n")
        try fixture.repository.commit("mine")
        let before = (try main(), try fixture.repository.gitFiles())
        let accepted = try accept()
        #expect(accepted == .conflicts(with: "main", [GitPath("one.txt")]) && accepted.hint != nil)
        #expect(try main() == before.0 && fixture.repository.gitFiles() == before.1)
    }

    @Test func aCheckoutWithChangesIsLeftAlone() throws {
        try fixture.commit("new.txt", "new\n", in: worktree)
        try fixture.repository.write("one.txt", "not committed\n")
        let before = try main()
        let root = fixture.repository.root
        #expect(
            try accept()
                == .inTheWay(checkout: root, why: "it has changes of its own", [GitPath("one.txt")])
        )
        try fixture.repository.git("checkout", "--quiet", "one.txt")
        try fixture.repository.write("new.txt", "mine, not tracked\n")
        guard case .inTheWay(_, _, [GitPath("new.txt")]) = try accept() else {
            Issue.record("it was not seen")
            return
        }
        #expect(try main() == before && fixture.repository.text("new.txt") == "mine, not tracked\n")
        #expect(try accept(.branch("feature/new")).isTaken)
        #expect(try fixture.repository.git("show", "feature/new:new.txt") == "new")
    }

    @Test func aBranchThatNobodyIsOnIsSetAlone() throws {
        try fixture.commit("new.txt", "new\n", in: worktree)
        try fixture.repository.git("switch", "--quiet", "--create", "elsewhere")
        #expect(try accept().isTaken)
        #expect(try fixture.repository.git("show", "main:new.txt") == "new")
        #expect(try !fixture.exists(fixture.repository.path("new.txt")))
    }

    @Test func theWorkIsWhereItsHeadIsAndNotWhereItWasRecorded() throws {
        try fixture.repository.git("switch", "--quiet", "--create", "fix", in: worktree.path)
        try fixture.commit("new.txt", "new\n", in: worktree)
        #expect(try accept().isTaken)
        #expect(try fixture.repository.text("new.txt") == "new\n")
    }

    @Test func whatIsNotCommittedIsNotTakenUnlessItIsCommitted() throws {
        #expect(throws: SupervisionError.nothingToAccept(worktree.path)) { _ = try accept() }
        try fixture.write("new.txt", "new\n", in: worktree)
        #expect(throws: SupervisionError.self) { _ = try accept() }
        let commit = try fixture.keeper.commitRest(of: worktree, message: "The rest\n", worker: .none)
        #expect(commit != nil)
        #expect(try fixture.repository.git("status", "--porcelain", in: worktree.path).isEmpty)
        #expect(try accept().isTaken)
        #expect(try fixture.repository.text("new.txt") == "new\n")
    }

    @Test func aBranchIsNeverOverwritten() throws {
        try fixture.commit("new.txt", "new\n", in: worktree)
        #expect(throws: SupervisionError.branchTaken("main")) { _ = try accept(.branch("main")) }
        #expect(throws: SupervisionError.badBranch("a..b")) { _ = try accept(.branch("a..b")) }
        #expect(throws: SupervisionError.noBranchToMerge("nowhere")) { _ = try accept(.merge(into: "nowhere")) }
    }

    @Test func aMergeOfTheRepositorysOwnIsNotRun() throws {
        let mark = fixture.repository.scratch.path("it-ran")
        try fixture.repository.git("config", "merge.evil.driver", "touch '\(mark)'")
        try fixture.repository.write(".gitattributes", "* merge=evil\n")
        try fixture.repository.commit("attributes")
        let other = try fixture.create("gh-451", run: "run-2")
        try fixture.write("one.txt", "theirs\n", in: other)
        try fixture.repository.git("commit", "--quiet", "--all", "-m", "theirs", in: other.path)
        try fixture.repository.write("one.txt", "mine\n")
        try fixture.repository.commit("mine")
        let accepted = try fixture.keeper.accept(other, as: .merge(into: nil), byOrderOf: "me", worker: .none).0
        #expect(accepted == .conflicts(with: "main", [GitPath("one.txt")]))
        #expect(try !fixture.exists(mark))
    }

    @Test func whatIsDiscardedCanBeHadBack() throws {
        try fixture.commit("new.txt", "new\n", in: worktree)
        try fixture.write("loose.txt", "loose\n", in: worktree)
        let discarded = try fixture.keeper.discard(worktree, byOrderOf: "a person", worker: .none)
        let ref = try #require(discarded.rescued?.ref)
        #expect(discarded.operations.map(\.kind) == [.known(.rescue), .known(.discard)])
        #expect(discarded.operations[1].reason?.contains(ref) == true)
        #expect(try fixture.repository.git("show", "\(ref):loose.txt") == "loose")
        #expect(try fixture.repository.git("show", "\(ref):new.txt") == "new")
        #expect(try fixture.repository.git("log", "-1", "--format=%B", ref).contains("where HEAD was"))
        #expect(try !fixture.repository.git("branch", "--list").contains("roost/"))
        #expect(try fixture.create(run: "run-2").branch == "roost/gh-450-a1")
    }
}
