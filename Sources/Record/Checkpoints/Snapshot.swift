import Git
import Platform

/// The files of a worktree as a tree, made in a temporary index: nothing of the user's is touched.
struct Snapshot {
    /// A file that goes while git reads it fails the call. Then all is looked at anew.
    static let attemptsMax = 4

    let tree: ObjectID
    let head: Head
    let operation: GitOperation?
    let leftOut: [LeftOut]

    static func take(
        of worktree: Worktree,
        scratch: String,
        untrackedBytesMax: Int64,
        on disk: any Disk
    ) throws(CheckpointError) -> Snapshot {
        var attempt = 1
        while true {
            do throws(GitError) {
                let index = "\(scratch)/index-\(attempt)"
                return try makeTree(worktree, index, untrackedBytesMax, disk)
            } catch {
                guard case .failed("update-index", _, _) = error else { throw .git(error) }
                guard attempt < attemptsMax else { throw .restless(attempts: attempt, error) }
                attempt += 1
            }
        }
    }

    private static func makeTree(
        _ worktree: Worktree,
        _ index: String,
        _ untrackedBytesMax: Int64,
        _ disk: any Disk
    ) throws(GitError) -> Snapshot {
        let status = try worktree.status()
        let selection = FileSelection(status, in: worktree.root, on: disk, untrackedBytesMax: untrackedBytesMax)
        try worktree.copyIndex(to: index)
        let refused = try worktree.updateIndex(index, with: selection.taken)
        return Snapshot(
            tree: try worktree.writeTree(index),
            head: status.head,
            operation: try worktree.operation(),
            leftOut: selection.leftOut + refused.map { LeftOut($0.description, .refused) }
        )
    }
}
