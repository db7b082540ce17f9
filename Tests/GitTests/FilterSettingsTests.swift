import Testing

@testable import Git

@Suite struct FilterSettingsTests {
    private func overruling(_ entries: [(scope: String, entry: String)]) throws(GitError) -> [String] {
        try FilterSettings.overruling(entries.flatMap { Array($0.scope.utf8) + [0] + Array($0.entry.utf8) + [0] })
    }

    @Test func whatTheRepositorySaysIsOverruledByNothing() throws {
        let found = try overruling([
            ("local", "filter.evil.clean\nrun me"), ("worktree", "filter.evil.process\nrun me"),
            ("local", "filter.evil.required\ntrue"),
        ])
        #expect(found == ["filter.evil.clean=", "filter.evil.process=", "filter.evil.required=false"])
    }

    @Test func whatTheUserSaysCountsAgain() throws {
        let found = try overruling([
            ("system", "filter.lfs.clean\nold"), ("global", "filter.lfs.clean\ngit-lfs clean -- %f\nmore"),
            ("global", "filter.lfs.required\ntrue"), ("local", "filter.lfs.clean\nrun me"),
            ("local", "filter.lfs.required"),
        ])
        #expect(found == ["filter.lfs.clean=git-lfs clean -- %f\nmore", "filter.lfs.required=true"])
    }

    @Test func whatOnlyTheUserSaysIsLeftAsItIs() throws {
        #expect(try overruling([("global", "filter.lfs.clean\ngit-lfs clean")]) == [])
        #expect(try overruling([]) == [])
    }

    @Test func aNameThatCannotBeOverruledIsRefused() {
        #expect(throws: GitError.unsafeSetting("filter.a=b.clean")) {
            _ = try overruling([("local", "filter.a=b.clean\nrun me")])
        }
    }

    @Test func aMergerOfTheRepositoryMergesNothing() throws {
        let found = try overruling([("local", "merge.union.driver\nrun me"), ("global", "merge.mine.driver\ngood %A")])
        #expect(found == ["merge.union.driver=exit 1"])
    }

    @Test func halfAnAnswerIsNone() {
        #expect(throws: GitError.unreadable("config")) { _ = try FilterSettings.overruling(Array("local\0".utf8)) }
    }
}
