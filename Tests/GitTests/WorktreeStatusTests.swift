import Testing

@testable import Git

@Suite struct WorktreeStatusTests {
    private static let commit = String(repeating: "a", count: 40)

    private func parse(_ records: String...) -> WorktreeStatus? {
        WorktreeStatus(parsing: records.flatMap { Array($0.utf8) + [0] })
    }

    @Test func headIsOnABranchDetachedOrUnborn() throws {
        let commit = try #require(ObjectID(Self.commit))
        #expect(parse("# branch.oid \(Self.commit)", "# branch.head main")?.head == Head.branch("main", commit))
        #expect(parse("# branch.oid \(Self.commit)", "# branch.head (detached)")?.head == .detached(commit))
        #expect(parse("# branch.oid (initial)", "# branch.head main")?.head == .unborn(branch: "main"))
    }

    @Test func pathsAreReadToTheirEnd() throws {
        let zero = String(repeating: "0", count: 40)
        let status = try #require(
            parse(
                "# branch.oid \(Self.commit)",
                "# branch.head main",
                "1 M. N... 100644 100644 100644 \(zero) \(zero) a b\nc",
                "1 .D S..U 160000 160000 160000 \(zero) \(zero) sub",
                "u UU N... 100644 100644 100644 100644 \(zero) \(zero) \(zero) both sides",
                "? new file",
                "? other/"
            )
        )
        #expect(status.tracked.map(\.path) == ["a b\nc", "sub", "both sides"].map { GitPath($0) })
        #expect(status.tracked.map(\.isStaged) == [true, false, true])
        #expect(status.tracked.map(\.isChanged) == [false, true, true])
        #expect(status.tracked.map(\.isDeleted) == [false, true, false])
        #expect(status.tracked.map(\.isUnmerged) == [false, false, true])
        #expect(status.tracked.map(\.isSubmodule) == [false, true, false])
        #expect(status.untracked == [GitPath("new file"), GitPath("other/")])
        #expect(status.untracked.map(\.isFolder) == [false, true])
        #expect(!status.isClean)
    }

    @Test func whatIsNoSuchAnswerIsNotGuessedAt() {
        #expect(parse("# branch.head main") == nil)
        #expect(parse("# branch.oid \(Self.commit)", "# branch.head main", "2 R. something") == nil)
        #expect(parse("# branch.oid \(Self.commit)", "# branch.head main", "1 M.") == nil)
        #expect(parse("# branch.oid abc", "# branch.head main") == nil)
    }
}
