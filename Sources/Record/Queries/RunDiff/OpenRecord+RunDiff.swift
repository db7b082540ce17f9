import Domain
package import Git
package import Platform
import Store

extension OpenRecord {
    private static let differingFilesMax = 200

    /// Two runs side by side. Without git, files are not compared.
    package func difference(
        between first: RecordedRun,
        and second: RecordedRun,
        git: GitProgram?,
        on disk: any Disk
    ) throws(QueriesError) -> RunDifference {
        let facts = RunSides(first: first, second: second).facts
        let usage = RunSides.facts(of: try self.usage(ofRun: first.id), try self.usage(ofRun: second.id))
        return RunDifference(
            facts: facts + usage + [try checkpoints(of: first.id, second.id)],
            tools: try toolUses(first.id, second.id),
            parting: try parting(of: first.id, second.id),
            files: try files(of: first, second, git, on: disk)
        )
    }

    private func checkpoints(of first: String, _ second: String) throws(QueriesError) -> RunDifference.Fact {
        RunDifference.Fact(
            "last checkpoint",
            try lastCheckpoint(of: first)?.text,
            try lastCheckpoint(of: second)?.text
        )
    }

    private func toolUses(_ first: String, _ second: String) throws(QueriesError) -> [ToolUse] {
        let (left, right) = (try toolCounts(of: first), try toolCounts(of: second))
        let found = Set(left.keys).union(right.keys).map { tool in
            ToolUse(tool: tool, first: left[tool] ?? 0, second: right[tool] ?? 0)
        }
        return found.sorted { (abs($1.first - $1.second), $0.tool) < (abs($0.first - $0.second), $1.tool) }
    }

    /// Nothing where what was said is not at hand, which the parting tells.
    private func toolCounts(of run: String) throws(QueriesError) -> [String: Int64] {
        guard missingConversation(of: run) == nil else { return [:] }
        let place = try place(ofRun: run)
        return try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT b.tool_name, count(*) FROM \(place).messages m JOIN \(place).blocks b USING(message_id)
                WHERE m.worker_id = ? AND b.content_type = 'tool_use' AND b.tool_name IS NOT NULL GROUP BY b.tool_name
                """,
                run
            ) { ($0.word(0), $0.integer(1) ?? 0) }
        }.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    /// Why what was said in a run cannot be read.
    private func missingConversation(of run: String) -> QueriesError? {
        do throws(QueriesError) { _ = try place(ofRun: run) } catch { return error }
        return nil
    }

    private func parting(of first: String, _ second: String) throws(QueriesError) -> Parting {
        for run in [first, second] {
            if let missing = missingConversation(of: run) {
                return .unknown("what was said is not at hand: \(missing)")
            }
        }
        var left = try SaidParts(of: first, in: place(ofRun: first), on: index)
        var right = try SaidParts(of: second, in: place(ofRun: second), on: index)
        if left.isEmpty || right.isEmpty {
            return .unknown("nothing that was said in \(left.isEmpty ? first : second) is recorded")
        }
        var same = 0
        while true {
            let (one, other) = (try left.part(), try right.part())
            if left.isCut || right.isCut { return .nowhere(sameParts: same, isWhole: false) }
            switch (one, other) {
            case (nil, nil): return .nowhere(sameParts: same, isWhole: true)
            case (let one?, let other?) where one.says(other): same += 1
            case (_, _): return .at(sameParts: same, first: one, second: other)
            }
        }
    }

    private func files(
        of first: RecordedRun,
        _ second: RecordedRun,
        _ git: GitProgram?,
        on disk: any Disk
    ) throws(QueriesError) -> CheckpointDifference {
        var answer = CheckpointDifference()
        guard let left = try lastCheckpoint(of: first.id), let right = try lastCheckpoint(of: second.id) else {
            answer.unknown = "not both runs have a checkpoint"
            return answer
        }
        guard let git, let repository = second.repository ?? first.repository, let old = ObjectID(left.commit),
            let new = ObjectID(right.commit)
        else {
            answer.unknown = "the commits of the checkpoints cannot be looked at"
            return answer
        }
        do throws(GitError) {
            let changes = try Worktree(at: repository, git, on: disk).changes(from: old, to: new)
            answer.files = changes.prefix(Self.differingFilesMax).map { change in
                CheckpointDifference.File(path: "\(change.path)", change: "\(change.kind)")
            }
            answer.hasMore = changes.count > answer.files.count
        } catch {
            answer.unknown = "\(error)"
        }
        return answer
    }

    private func lastCheckpoint(of run: String) throws(QueriesError) -> LastCheckpoint? {
        try inStore { () throws(StoreError) in
            try index.first(
                """
                SELECT sequence, commit_hash, files FROM checkpoints WHERE run_id = ? ORDER BY sequence DESC LIMIT 1
                """,
                run
            ) { row in
                LastCheckpoint(
                    sequence: row.integer(0) ?? 0,
                    commit: row.word(1),
                    files: row.integer(2) ?? 0
                )
            }
        }
    }
}
