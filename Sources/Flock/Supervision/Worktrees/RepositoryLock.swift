import Domain
import Git
import Platform

/// Work on the worktrees of a repository, alone. The lock is on the folder of git that all its worktrees share, so two
/// homes keep out of each other's way too; git itself does not use it.
enum RepositoryLock {
    static let patience = Duration.seconds(120)

    static func with<Result>(
        _ repository: Worktree,
        on disk: any Disk,
        clock: any Clock,
        _ body: () throws(SupervisionError) -> Result
    ) throws(SupervisionError) -> Result {
        let start = clock.now()
        var pause = ReadySet()
        while true {
            let lock = try SupervisionError.fromDisk { () throws(PlatformError) in
                try FileLock.acquire(try disk.openFile(repository.commonFolder, .readFolder))
            }
            if let lock {
                defer { withExtendedLifetime(lock) {} }
                return try body()
            }
            guard clock.now().elapsed(since: start) < patience else {
                throw .repositoryBusy(repository.root, after: patience)
            }
            try SupervisionError.fromDisk { () throws(PlatformError) in try pause.wait(upTo: Jitter.pause(attempt: 1)) }
        }
    }
}
