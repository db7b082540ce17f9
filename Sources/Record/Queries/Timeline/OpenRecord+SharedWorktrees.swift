import Domain
import Store

extension OpenRecord {
    /// The worktrees in which more than one run worked, that which was used last first.
    package func sharedWorktrees(
        in window: TimeWindow = .all,
        limit: Int = AnswerLimits.rowsUsual
    ) throws(QueriesError) -> Bounded<SharedWorktree> {
        var found: [String: SharedWorktree] = [:]
        try inStore { () throws(StoreError) in
            let statement = try index.statement(
                """
                SELECT worktree_path, task_id, worker_id, spawned_at FROM worker_sessions
                WHERE worktree_path IN (
                    SELECT worktree_path FROM worker_sessions
                    WHERE worktree_path <> '' AND spawned_at >= ?1 AND spawned_at < ?2
                    GROUP BY worktree_path HAVING count(*) > 1
                ) AND spawned_at >= ?1 AND spawned_at < ?2
                ORDER BY spawned_at, worker_id
                """
            )
            try statement.each(window.lowest, window.highest) { (row) throws(StoreError) in
                let (path, task, run, time) = (row.word(0), row.word(1), row.word(2), row.time(3))
                var known = found[path] ?? SharedWorktree(path: path, tasks: [], runs: [], first: time, last: time)
                if !known.tasks.contains(task) { known.tasks.append(task) }
                known.runs.append(run)
                known.last = time
                found[path] = known
                return true
            }
        }
        return Bounded(found.values.sorted { ($0.last, $0.path) > ($1.last, $1.path) }, limit: limit)
    }
}
