import Domain
import Testing

@testable import Git
@testable import Supervision

/// From what was found to what follows, without a worktree.
@Suite struct WorktreeVerdictTests {
    private static let commit = ObjectID(String(repeating: "a", count: 40))

    static func worktree() throws -> TaskWorktree {
        TaskWorktree(
            task: try TaskID("gh-450"),
            run: try RunID("run-1"),
            repository: "/src/shop",
            path: "/trees/gh-450",
            branch: "roost/gh-450-a1",
            baseRef: "refs/heads/main",
            base: try #require(commit)
        )
    }

    /// All looked at, and nothing to keep.
    static func clean(_ worker: WorkerPresence = .none) throws -> WorktreeInspection {
        let worktree = try worktree()
        var found = WorktreeInspection(of: worktree, at: WallTime(nanoseconds: 60_000_000_000), worker: worker)
        found.folder = .known(.there)
        let list = "worktree /trees/gh-450\0HEAD \(worktree.base)\0branch refs/heads/x\0locked roost run run-1\0"
        found.entry = .known(try #require(LinkedWorktree.list(parsing: Array(list.utf8))?.first))
        let status = "# branch.oid \(worktree.base)\0# branch.head roost/gh-450-a1\0"
        found.status = .known(try #require(WorktreeStatus(parsing: Array(status.utf8))))
        found.operation = .known(nil)
        found.hidden = .known([])
        found.ignoredCount = .known(3)
        found.nested = .known([NestedRepository(path: "library", holds: [])])
        found.unpushed = .known([])
        found.loose = .known([])
        found.stashed = .known([])
        found.indexLockAge = .known(nil)
        found.processes = .known([])
        found.newestChange = .known(WallTime(nanoseconds: 48_000_000_000))
        return found
    }

    @Test func whereAllWasFoundAndNothingWouldBeLostItMayGo() throws {
        let verdict = WorktreeVerdict(try Self.clean())
        #expect(verdict == .removable && verdict.reasons.isEmpty && verdict.text.contains("nothing would be lost"))
    }

    @Test func aFileThatChangedASecondAgoDecidesNothing() throws {
        var found = try Self.clean()
        found.newestChange = .known(found.at)
        #expect(WorktreeVerdict(found) == .removable)
        found.newestChange = .undetermined("no")
        #expect(WorktreeVerdict(found) == .removable)
    }

    @Test func whatWasNotLookedAtKeepsIt() throws {
        let none = WorktreeInspection(of: try Self.worktree(), at: WallTime(nanoseconds: 0), worker: .none)
        #expect(WorktreeVerdict(none).reasons.count == 11)
        #expect(WorktreeVerdict(none).reasons.allSatisfy { $0.word == "undetermined" })
    }

    @Test func eachFactThatCouldNotBeFoundKeepsItByItself() throws {
        let changes: [(inout WorktreeInspection) -> Void] = [
            { $0.folder = .undetermined("why") }, { $0.entry = .undetermined("why") },
            { $0.status = .undetermined("why") }, { $0.operation = .undetermined("why") },
            { $0.hidden = .undetermined("why") }, { $0.nested = .undetermined("why") },
            { $0.unpushed = .undetermined("why") }, { $0.loose = .undetermined("why") },
            { $0.stashed = .undetermined("why") }, { $0.indexLockAge = .undetermined("why") },
            { $0.processes = .undetermined("why") },
        ]
        for (number, change) in changes.enumerated() {
            var found = try Self.clean()
            change(&found)
            #expect(WorktreeVerdict(found).reasons.map(\.word) == ["undetermined"], "\(number)")
            #expect(WorktreeVerdict(found).text.hasSuffix("why"), "\(number)")
        }
    }

    @Test func everyReasonIsNamedInPlainWords() throws {
        let commit = try #require(Self.commit)
        var found = try Self.clean(.running(pid: 7))
        found.processes = .known([8, 9])
        found.entry = .known(nil)
        found.operation = .known(.rebase)
        found.hidden = .known([GitPath("h")])
        found.nested = .known([NestedRepository(path: "lib", holds: ["stashes"])])
        found.unpushed = .known([commit])
        found.loose = .known([commit, commit])
        found.stashed = .known([StashEntry(commit: commit, parents: [], message: "WIP on x: y")])
        found.indexLockAge = .known(.milliseconds(61_500))
        let changes = "1 M. N... 100644 100644 100644 \(commit) \(commit) s\0? a\0? b\0? c\0? d\0"
        let head = "# branch.oid \(commit)\0# branch.head fix\0"
        found.status = .known(try #require(WorktreeStatus(parsing: Array((head + changes).utf8))))
        let texts = [
            "its worker (process 7) may be running", "2 processes work in it: 8, 9",
            "its repository has no worktree there", "a rebase is under way in it",
            "1 path is staged and not committed (s)", "4 paths are not known to git (a, b, c, …)",
            "1 path has changes that git was told to hide (h)", "the repository lib in it has stashes",
            "a git has locked its index for 1m1s", "1 commit is only on fix",
            "2 commits made in it are on no branch", "1 stash was made in it",
        ]
        #expect(WorktreeVerdict(found).reasons.map(\.description) == texts)
        #expect(Set(WorktreeVerdict(found).reasons.map(\.word)).count == texts.count)
    }

    @Test func whereItIsNotThereOnlyThatCounts() throws {
        var found = try Self.clean()
        found.status = .undetermined("no folder")
        for (folder, reason) in [
            (WorktreeInspection.Folder.missing, WorktreeReason.missing), (.moved(to: "/x"), .moved(to: "/x")),
            (.notFolder, .notFolder),
        ] {
            found.folder = .known(folder)
            #expect(WorktreeVerdict(found).reasons == [reason] && !reason.description.isEmpty)
        }
        #expect(WorktreeReason.foreignLock("").description == "somebody locked it")
    }
}
