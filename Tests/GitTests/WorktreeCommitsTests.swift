import Platform
import TestSupport
import Testing

@testable import Git

/// Which commits are held by what.
@Suite struct WorktreeCommitsTests {
    private let repository: ScratchRepository
    private let tree: Worktree

    init() throws {
        repository = try ScratchRepository(for: "WorktreeCommitsTests")
        tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
    }

    private func commit(_ text: String) throws -> ObjectID {
        try repository.write("one.txt", text)
        try repository.commit(text)
        return try #require(try tree.object("HEAD"))
    }

    @Test func aCommitOfTheBranchAloneIsTold() throws {
        let base = try #require(try tree.object("main"))
        try repository.git("switch", "--quiet", "--create", "roost/x")
        let tip = try commit("two")
        let own: Set<String> = ["roost/x"]
        #expect(try tree.commits(of: [tip], notIn: base, norInBranchesBut: own) == [tip])
        try repository.git("update-ref", "refs/roost/run/1", tip.text)
        #expect(try tree.commits(of: [tip], notIn: base, norInBranchesBut: own) == [tip])
        #expect(try tree.commits(of: [tip], notIn: tip, norInBranchesBut: own) == [])
        for ref in ["refs/heads/roost/y", "refs/tags/t", "refs/remotes/origin/x"] {
            try repository.git("update-ref", ref, tip.text)
            #expect(try tree.commits(of: [tip], notIn: base, norInBranchesBut: own) == [])
            try repository.git("update-ref", "-d", ref)
        }
    }

    @Test func whatOnlyTheHistoryOfHEADHasIsLoose() throws {
        let old = try commit("two")
        try repository.git("commit", "--quiet", "--amend", "-m", "better")
        let history = try tree.history(of: "HEAD")
        #expect(history.contains(old))
        #expect(try tree.commitsHeldByNothing(of: history) == [old])
        #expect(try tree.tips(among: [old, #require(try tree.object("main~1"))]) == [old])
    }

    @Test func whatWasPutAsideNamesItsBranch() throws {
        #expect(try tree.stashes() == [])
        try repository.write("one.txt", "aside\n")
        try repository.git("stash", "push", "--quiet")
        try repository.git("checkout", "--quiet", "--detach")
        try repository.write("one.txt", "aside again\n")
        try repository.git("stash", "push", "--quiet", "--message", "a: b")
        let stashes = try tree.stashes()
        #expect(stashes.map(\.branch) == [nil, "main"] && stashes[0].message.hasSuffix("a: b"))
        #expect(stashes[0].parents.first == (try tree.object("HEAD")))
        #expect(StashEntry.list(parsing: Array("x\0".utf8)) == nil)
    }

    @Test func commitsAreListedTheNewestFirst() throws {
        let base = try tree.object("HEAD")
        let tip = try commit("a subject\n\nmore")
        let list = try tree.log(from: base, to: tip)
        #expect(list.map(\.subject) == ["a subject"] && list[0].author == "A Person" && list[0].seconds > 0)
        #expect(try tree.log(from: nil, to: tip).count == 2)
        #expect(CommitSummary.list(parsing: Array("x\n\0".utf8)) == nil)
        #expect(try tree.isAncestor(#require(base), of: tip) && !tree.isAncestor(tip, of: #require(base)))
        #expect(try tree.mergeBase(#require(base), tip) == base)
    }

    @Test func linesAreCounted() throws {
        let base = try tree.object("HEAD")
        try repository.write("binary", [0, 1, 2])
        let tip = try commit("1\n2\n")
        let counts = try tree.lineCounts(from: base, to: tip)
        #expect(counts.map(\.path) == [GitPath("binary"), GitPath("one.txt")])
        #expect(counts[0].added == nil && counts[1].added == 2 && counts[1].removed == 1)
        #expect(LineCount.list(parsing: Array("1\tx\tp\0".utf8)) == nil)
    }

    @Test func whatAMergeIsAboutIsNoted() throws {
        let head = try #require(try tree.object("HEAD"))
        try repository.write(".git/MERGE_HEAD", "\(head)\nnot one\n")
        try repository.git("update-ref", "refs/worktree/mine", head.text)
        #expect(try tree.notedCommits() == [head] && tree.ownRefs() == [head])
        #expect(try tree.wholeName(of: "HEAD") == "refs/heads/main" && tree.wholeName(of: head.text) == nil)
    }

    @Test func commitsGoIntoAnotherRepositoryWithAllTheyLeadTo() throws {
        let other = try ScratchRepository(for: "WorktreeCommitsTests-other")
        let target = try Worktree(at: other.root, GitProgram(in: other.environment))
        let tip = try commit("to be copied")
        try tree.copyObjects(of: [tip], to: target)
        #expect(try target.isWhole(tip, knowing: []) && !tree.isShallow())
        #expect(try other.git("show", "\(tip):one.txt") == "to be copied")
        let none = try #require(ObjectID(String(repeating: "0", count: 39) + "1"))
        #expect(try !target.isWhole(none, knowing: []))
    }

    @Test func refsAreMadeAndSetOnlyFromWhatTheyWere() throws {
        let old = try #require(try tree.object("HEAD"))
        let new = try commit("new")
        try tree.makeRef("refs/roost/x", at: old)
        #expect(throws: GitError.self) { try tree.makeRef("refs/roost/x", at: old) }
        #expect(throws: GitError.self) { try tree.setRef("refs/roost/x", to: new, from: new) }
        try tree.setRef("refs/roost/x", to: new, from: old)
        #expect(throws: GitError.self) { try tree.removeRef("refs/roost/x", at: old) }
        try tree.removeRef("refs/roost/x", at: new)
        #expect(try tree.object("refs/roost/x") == nil)
    }

    // MARK: - The index

    @Test func whatGitWasToldToHideIsSeen() throws {
        try repository.git("update-index", "--assume-unchanged", "one.txt")
        try repository.write("one.txt", "hidden\n")
        #expect(try tree.status().isClean)
        let hidden = try tree.entries().filter(\.isHidden).map(\.path)
        #expect(hidden == [GitPath("one.txt")])
        let index = repository.scratch.path("index")
        try tree.copyIndex(to: index)
        try tree.reveal(hidden, in: index)
        #expect(try tree.status(index: index).tracked.map(\.path) == hidden)
        #expect(IndexEntry.list(parsing: Array("H 100644 x 0\tp\0".utf8)) == nil)
    }

    @Test func theSidesOfAConflictStandBesideOneAnother() throws {
        try repository.git("switch", "--quiet", "--create", "side")
        _ = try commit("side\n")
        try repository.git("switch", "--quiet", "main")
        _ = try commit("main\n")
        #expect(try repository.gitFails("merge", "side"))
        let index = repository.scratch.path("index")
        try tree.copyIndex(to: index)
        let conflicts = try tree.entries(of: index).filter { $0.stage > 0 }
        #expect(conflicts.map(\.stage) == [1, 2, 3])
        try tree.setAside(conflicts, into: "sides", of: index)
        let made = try tree.writeTree(index)
        #expect(try repository.git("show", "\(made):sides/3/one.txt") == "side")
        #expect(try tree.hasIndex() && tree.indexLock() == nil)
        try repository.write(".git/index.lock", "")
        #expect(try tree.indexLock() != nil)
        try tree.removeIndexLock()
        #expect(try tree.indexLock() == nil)
    }

    @Test func whatIsIgnoredIsListedByItsFolder() throws {
        try repository.write(".gitignore", "out/\n*.log\n")
        try repository.write("out/a/b", "x")
        try repository.write("c.log", "x")
        #expect(try tree.ignored() == [GitPath("c.log"), GitPath("out/")])
    }

    // MARK: - Merging

    @Test func aMergeBesideEverythingTouchesNothing() throws {
        try repository.git("switch", "--quiet", "--create", "side")
        let side = try commit("side\n")
        try repository.git("switch", "--quiet", "main")
        let base = try #require(try tree.object("HEAD"))
        try repository.write("two.txt", "two\n")
        try repository.commit("two")
        let main = try #require(try tree.object("HEAD"))
        let before = try repository.gitFiles()
        guard case .clean(let merged) = try tree.merge(main, side) else {
            Issue.record("it has no conflict")
            return
        }
        #expect(try repository.git("show", "\(merged):two.txt") == "two")
        #expect(try repository.gitFiles() == before)
        let other = try commit("main\n")
        #expect(try tree.merge(other, side) == .conflicts([GitPath("one.txt")]))
        #expect(MergedTree(parsing: [], isClean: true) == nil && base != main)
        #expect(try !tree.hasIdentity())
    }

    @Test func aCheckoutComesForwardOrStaysAsItIs() throws {
        try repository.git("switch", "--quiet", "--create", "side")
        let side = try commit("side\n")
        try repository.git("switch", "--quiet", "main")
        try repository.write("one.txt", "mine\n")
        #expect(throws: GitError.self) { try tree.fastForward(to: side) }
        #expect(try repository.text("one.txt") == "mine\n")
        try repository.git("checkout", "--quiet", "one.txt")
        try tree.fastForward(to: side)
        #expect(try repository.text("one.txt") == "side\n" && tree.object("main") == side)
    }
}
