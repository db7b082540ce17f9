import Domain
import Journal
import Platform
import Store
import TestSupport

/// The two databases of a home, empty, for a test to write to.
struct ScratchIndex {
    static let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    let home: TemporaryHome
    let index: Connection
    let conversations: Connection

    init(for test: String = #function) throws {
        home = try TemporaryHome(for: test)
        let paths = RecordPaths(home: HomePaths(root: home.path))
        let index = try IndexSchema.current.open(paths.index, for: .create, on: SystemDisk(), at: Self.now)
        self.index = index
        conversations = try ConversationsFile(paths.conversations, on: SystemDisk()).open(beside: index, at: Self.now)
    }

    /// Runs that responses may be counted for, each of a task of its own.
    func add(runs: [String]) throws {
        try index.write { () throws(StoreError) in
            for run in runs {
                try IndexRows(index).ensureTask("task-of-\(run)", from: Self.now)
                try index.run(
                    "INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES(?, ?, ?, 'running')",
                    run,
                    "task-of-\(run)",
                    Self.now
                )
            }
        }
    }
}
