import Agents
package import Control
import Domain
import JSON
import Journal
import Platform
import Runs

/// What became of runs: of those that end now, and of those that a daemon before this one had ordered.
extension Dispatch {
    package func heard(_ row: RunRow, _ change: RunTable.Change) {
        guard change == .ended else { return }
        let rateLimitedUntil = spoken.ended(row)
        if starting.take(row.run, of: row.task) { tell(.runStarted(row.task, row.run)) }
        guard scheduler.run(of: row.task) == row.run else { return }
        ended(row.task, row.look.run, live: row.live, rateLimitedUntil)
    }

    /// What the index tells of a run: that its agent was told to wait.
    package func heard(_ fact: IndexFact) {
        guard case .event(let event) = fact, event.type == "rate_limit", event.data["status"] == "rejected" else {
            return
        }
        let until = Deliberate.ignore(because: "a limit that names no time keeps nobody waiting") {
            () throws(FieldError) in try Fields(event.data).optional("resets_at", .time)
        }
        if let until = until ?? nil { rateLimited(event.place.run, until: until) }
    }

    /// Whoever shares its account has to wait as well.
    func rateLimited(_ run: RunID, until: WallTime) {
        let task = scheduler.liveTasks.first { scheduler.run(of: $0) == run }
        guard let task, let plan = scheduler[task]?.plan else { return }
        tell(.rateLimitHeard(.account(scheduler.limits.account(of: plan)), until: until))
    }

    /// Its files say what became of it; nothing else does.
    func resolve(_ entry: TaskEntry) {
        let runs = Deliberate.ignore(because: "what cannot be read is as if it were not there, and verify tells of it")
        {
            () throws(JournalError) in try RunCatalog.runs(of: entry.id, in: place.home, on: place.disk)
        }
        let found = RunInDoubt(
            entry,
            runs: runs ?? [],
            isOver: { isThere($0.paths.result) },
            isLaunched: { isThere($0.paths.secretsIndex) }
        )
        switch found {
        case .never: tell(.startFailed(entry.id, .interrupted, why: "the daemon before this one ended before that"))
        case .prepared(let run):
            endUnstarted(run)
            tell(.startFailed(entry.id, .interrupted, why: "the daemon before this one ended before that"))
        case .begun(let run): tell(.runAdopted(entry.id, run.metadata.run))
        case .over(let run): ended(entry.id, run, live: nil, nil)
        }
    }

    private func isThere(_ path: String) -> Bool {
        Deliberate.ignore(because: "what cannot be looked at is not counted on") { () throws(PlatformError) in
            try place.disk.exists(path)
        } ?? false
    }

    private func endUnstarted(_ run: CatalogedRun) {
        UnstartedRun.end(run.paths, because: "the daemon ended before", disk: place.disk, clock: place.clock)
    }

    private func ended(_ task: TaskID, _ run: CatalogedRun, live: IndexFact?, _ rateLimitedUntil: WallTime?) {
        var end = EndedRun(task, run, result: result(of: run), live: live, beginning: beginning(of: run))
        end.rateLimitedUntil = rateLimitedUntil
        if end.outcome == .failed, end.reason == .exit, let words = lastWords(of: run) {
            end.summary += " It said: \(words)"
        }
        if end.reason == .budget { end.budget = budgetStop(run.metadata.run) }
        tell(.runEnded(end))
        settleWorktree(of: task)
    }

    private func result(of run: CatalogedRun) -> RunResult? {
        Deliberate.ignore(because: "the state of the run tells the most of it too") { () throws(JournalError) in
            try RunResult.read(run.paths.result, on: place.disk)
        }
    }

    private func beginning(of run: CatalogedRun) -> String {
        String(decoding: output(of: run, bytesMax: WorkSigns.beginningBytesMax) { _ in 0 }, as: UTF8.self)
    }

    /// Why its agent has failed, as it says itself: an exit code says little.
    private func lastWords(of run: CatalogedRun) -> String? {
        guard run.metadata.workerKind.known?.takesPrompt == true else { return nil }
        let bytesMax = ToldFailure.endBytesMax
        let end = output(of: run, bytesMax: bytesMax) { max(0, $0 - Int64(bytesMax)) }
        return ToldFailure.text(in: end).map { ShortText.line(of: $0, lettersMax: 300) }
    }

    /// - Parameter start: where it is read from, by how long it is.
    private func output(of run: CatalogedRun, bytesMax: Int, from start: (Int64) -> Int64) -> [UInt8] {
        let path = run.paths.log(of: .stdout)
        return Deliberate.ignore(because: "what cannot be read tells nothing") { () throws(PlatformError) in
            guard let length = try place.disk.status(of: path)?.bytes else { return [] }
            let file = try place.disk.openFile(path, .read)
            var room = [UInt8](repeating: 0, count: bytesMax)
            let count = try room.withUnsafeMutableBufferPointer { (room) throws(PlatformError) in
                try place.disk.readFully(file, into: UnsafeMutableRawBufferPointer(room), at: start(length))
            }
            return Array(room.prefix(count))
        } ?? []
    }

    // MARK: - Worktrees of tasks that are over

    /// What is done with may go where nothing is lost by it; what has failed is kept to be looked at.
    func settleWorktree(of task: TaskID) {
        let status = scheduler[task]?.task.status.known
        guard status?.isOver ?? true else { return }
        let mayGo = status != .failed
        lookAside { [place] in
            do throws(SupervisionError) {
                let keeper = try place.worktrees()
                guard let worktree = try keeper.worktree(of: task) else { return .success(nil) }
                if mayGo { return .success(try keeper.remove(worktree, worker: .none).operation) }
                return .success(keeper.check(worktree, worker: .none).operation)
            } catch { return .failure(error) }
        } done: { [weak self] found in
            switch found {
            case .success(let operation?): self?.record(operation)
            case .success(nil): break
            case .failure(let error):
                self?.journal.note("worktree_kept", "the worktree of \(task) stays: \(error)", level: .warn)
            }
        }
    }

    private func lookAside(
        _ work: @escaping @Sendable () -> Result<WorktreeOperation?, SupervisionError>,
        done: @escaping (Result<WorktreeOperation?, SupervisionError>) -> Void
    ) {
        do throws(PlatformError) {
            try SideWork.begin(on: loop, work) { [weak self] found in
                self?.sideWorkCount -= 1
                done(found)
            }
            sideWorkCount += 1
        } catch {
            done(.failure(.platform(error)))
        }
    }
}
