import Glibc
import Platform
import TestSupport
import Testing

@testable import Git

/// A repository whose settings name programs wherever git would run one. None of our calls may run it.
@Suite struct HostileRepositoryTests {
    private let repository: ScratchRepository
    private let mark: String

    init() throws {
        repository = try ScratchRepository(for: "HostileRepositoryTests")
        mark = repository.scratch.path("it-ran")
        let program = repository.scratch.path("evil")
        try Programs.make(program, "#!/bin/sh\necho \"$0 $*\" >> '\(mark)'\ncat\n")
        try repository.write(".gitattributes", "* filter=evil diff=evil\n*.p filter=other\n")
        try repository.write("a.p", "p\n")
        try repository.commit("attributes")
        for (key, value) in settings(program) { try repository.git("config", key, value) }
        try SystemDisk().makeFolders(repository.path(".git/hooks"))
        for hook in [
            "post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc", "fsmonitor-watchman",
            "post-merge", "pre-merge-commit", "prepare-commit-msg",
        ] {
            try SystemDisk().replaceFile(repository.path(".git/hooks/\(hook)"), with: Array("#!\(program)\n".utf8))
            #expect(chmod(repository.path(".git/hooks/\(hook)"), 0o700) == 0)
        }
        try repository.write("one.txt", "changed\n")
        try repository.write("new.txt", "new\n")
        try repository.write("a.p", "changed\n")
    }

    private func settings(_ program: String) -> [(String, String)] {
        [
            ("core.fsmonitor", program), ("core.pager", program), ("core.editor", program), ("diff.external", program),
            ("diff.evil.textconv", program), ("diff.evil.command", program), ("filter.evil.clean", program),
            ("filter.evil.smudge", program), ("filter.evil.required", "true"), ("filter.other.process", program),
            ("gpg.program", program), ("commit.gpgSign", "true"), ("core.alternateRefsCommand", program),
            ("core.sshCommand", program), ("credential.helper", "!\(program)"), ("pager.status", program),
            ("core.splitIndex", "true"), ("core.logAllRefUpdates", "always"), ("merge.evil.driver", program),
        ]
    }

    private func ran() throws -> Bool { try SystemDisk().exists(mark) }

    /// What makes the other test worth something: a plain git runs it at once.
    @Test func plainGitRunsThePrograms() throws {
        _ = try repository.gitFails("add", "--all")
        #expect(try ran())
    }

    @Test func noCallOfOursRunsAProgramOfTheRepository() throws {
        let tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
        let index = repository.scratch.path("index")
        let before = try repository.gitFiles()
        let status = try tree.status()
        try tree.copyIndex(to: index)
        try tree.updateIndex(index, with: status.tracked.map(\.path) + status.untracked)
        let made = try tree.writeTree(index)
        let head = try tree.object("HEAD")
        let commit = try tree.commitTree(made, parent: head, .init(message: "x", seconds: 1))
        try tree.setRef("refs/roost/run/1", to: commit)
        let path = repository.scratch.path("patch")
        _ = try tree.writePatch(from: head, to: commit, into: path, bytesMax: 10_000, on: SystemDisk())
        #expect(try tree.changes(from: head, to: commit).count == 3)
        try tree.readTree(made, into: index)
        #expect(try tree.differences(from: index) == [])
        let folder = repository.scratch.path("out")
        try tree.checkOut([GitPath("one.txt"), GitPath("a.p")], of: index, into: folder)
        #expect(try !ran())
        let patch = String(decoding: try SystemDisk().readAll(path, bytesMax: 10_000), as: UTF8.self)
        #expect(patch.contains("+changed"))
        #expect(try SystemDisk().readAll("\(folder)/one.txt", bytesMax: 100) == Array("changed\n".utf8))
        #expect(try repository.gitFiles() == before)
    }

    @Test func noWorktreeAndNoMergeOfOursRunsAProgramOfTheRepository() throws {
        let tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
        let head = try #require(try tree.object("HEAD"))
        let path = FilePath.resolved(repository.scratch.path) + "/linked"
        try tree.addLinked(
            path,
            branch: "side",
            isBranchThere: false,
            at: head,
            lockReason: "x",
            skipsLargeFiles: true
        )
        let linked = try Worktree(at: path, GitProgram(in: repository.environment))
        #expect(try linked.status().isClean && linked.entries().count == 4 && linked.ignored() == [])
        _ = try (linked.history(of: "HEAD"), linked.stashes(), linked.log(from: nil, to: head))
        try SystemDisk().replaceFile("\(path)/one.txt", with: Array("theirs\n".utf8))
        let index = repository.scratch.path("index")
        try linked.copyIndex(to: index)
        try linked.updateIndex(index, with: [GitPath("one.txt")])
        let theirs = try linked.commitTree(linked.writeTree(index), parent: head, .init(message: "x", seconds: 1))
        try linked.adopt(theirs, from: head)
        #expect(try linked.status().isClean)
        try tree.copyIndex(to: index + "2")
        try tree.updateIndex(index + "2", with: [GitPath("one.txt")])
        let ours = try tree.commitTree(tree.writeTree(index + "2"), parent: head, .init(message: "x", seconds: 1))
        #expect(try tree.merge(ours, theirs) == .conflicts([GitPath("one.txt")]))
        let next = try linked.commitTree(
            try #require(try linked.object("HEAD^{tree}")),
            parent: theirs,
            .init(message: "y", seconds: 2)
        )
        try linked.fastForward(to: next)
        try tree.unlockLinked(path)
        try tree.removeLinked(path, isForced: false)
        #expect(try !ran())
    }

    @Test func aSubmoduleIsNotLookedInto() throws {
        let inner = try ScratchRepository(for: "inner")
        try repository.git("config", "--unset-all", "core.fsmonitor")
        let plain = try ScratchRepository(for: "outer")
        try plain.git("submodule", "--quiet", "add", inner.root, "sub")
        try plain.commit("sub")
        let program = repository.scratch.path("evil")
        try plain.git("config", "core.fsmonitor", program, in: plain.path("sub"))
        try plain.git("config", "filter.evil.clean", program, in: plain.path("sub"))
        try plain.write("sub/.gitattributes", "* filter=evil\n")
        try plain.write("sub/one.txt", "changed\n")
        let tree = try Worktree(at: plain.root, GitProgram(in: plain.environment))
        #expect(try tree.status().isClean)
        let index = plain.scratch.path("index")
        try tree.copyIndex(to: index)
        _ = try tree.differences(from: index)
        #expect(try !ran())
    }

    @Test func aFilterOfTheUsersOwnSettingsCounts() throws {
        let plain = try ScratchRepository(for: "lfs")
        try plain.git("config", "--global", "filter.shout.clean", "tr a-z A-Z")
        try plain.git("config", "filter.shout.clean", repository.scratch.path("evil"))
        try plain.write(".gitattributes", "*.txt filter=shout\n")
        try plain.write("one.txt", "changed\n")
        let tree = try Worktree(at: plain.root, GitProgram(in: plain.environment))
        let index = plain.scratch.path("index")
        try tree.copyIndex(to: index)
        try tree.updateIndex(index, with: [GitPath("one.txt")])
        #expect(try plain.git("show", "\(try tree.writeTree(index).text):one.txt") == "CHANGED")
        #expect(try !ran())
    }

    @Test func nothingIsFetchedByAProgramThatARepositoryNames() throws {
        let program = repository.scratch.path("evil")
        try repository.git("config", "remote.origin.url", "ext::\(program) %S")
        try repository.git("config", "remote.origin.promisor", "true")
        try repository.git("config", "extensions.partialClone", "origin")
        try repository.git("config", "core.repositoryFormatVersion", "1")
        try repository.git("config", "protocol.ext.allow", "always")
        try repository.git("config", "core.sshCommand", program)
        let tree = try Worktree(at: repository.root, GitProgram(in: repository.environment))
        let missing = try #require(ObjectID(String(repeating: "1", count: 40)))
        #expect(throws: GitError.self) { _ = try tree.changes(from: nil, to: missing) }
        #expect(try !ran())
    }
}
