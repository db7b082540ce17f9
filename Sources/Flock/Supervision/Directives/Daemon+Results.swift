import Control
import Domain
import Git
import JSON
import Journal
import Platform
import Runs

/// What becomes of the work of a task: a person looks at it, takes it over, or throws it away.
extension Daemon {
    // MARK: - Review

    func review(_ task: TaskID, _ call: DirectiveCall) -> DirectiveAnswer? {
        let data = taskData(task)
        return beside(call) { [place = dispatch.place] () throws(SupervisionError) in
            let keeper = try place.worktrees()
            let review = try keeper.worktree(of: task).map { (tree) throws(SupervisionError) in try keeper.review(tree)
            }
            let runs = try inJournal { () throws(JournalError) in
                try RunCatalog.runs(of: task, in: place.home, on: place.disk)
            }
            return ReviewedWork(review: review, runs: runs.sorted { $0.metadata.createdAt < $1.metadata.createdAt })
        } done: { (work: ReviewedWork) in
            guard work.review != nil || !work.runs.isEmpty || self.dispatch.scheduler[task] != nil else {
                return .refused(.noTarget, "there is no task \(task)", hint: "see: roost task list")
            }
            return .done(work.text, data: work.data(with: data))
        }
    }

    // MARK: - Accept and discard

    func accept(_ task: TaskID, _ way: AcceptanceWay, _ call: DirectiveCall) -> DirectiveAnswer? {
        if let refusal = refusalWhileAtWork(task) { return refusal }
        let entry = dispatch.scheduler[task]
        let title = entry?.task.title
        let person = call.asker.text
        let wayOut = dispatch.wayOutByOrder
        return beside(call) { [place = dispatch.place] () throws(SupervisionError) in
            let keeper = try place.worktrees()
            guard let tree = try keeper.worktree(of: task) else { return TakenWork(nothingOf: task) }
            let told = if let title { title } else { try place.subject(of: task) }
            if way == .pullRequest {
                let work = OutgoingWork(task, title: told, entry: entry)
                return try TakenWork(wayOut.send(tree, work, byOrderOf: person, keeper), tree, keeper)
            }
            let subject = told ?? "Work on \(task)"
            return try TakenWork(tree, way, title: subject, byOrderOf: person, keeper)
        } done: { [unowned self] (work: TakenWork) in
            for operation in work.operations { dispatch.record(operation) }
            if let sent = work.sent { dispatch.note(sent) }
            guard work.isTaken else {
                let isUnknown = entry == nil && work.operations.isEmpty
                return .refused(isUnknown ? .noTarget : .refused, work.text, hint: work.hint)
            }
            conclude(task, because: "\(person) took over its work as it stood")
            return .done(work.text, data: taskData(task))
        }
    }

    func discard(_ task: TaskID, _ reason: String?, _ call: DirectiveCall) -> DirectiveAnswer? {
        if let refusal = refusalWhileAtWork(task) { return refusal }
        let person = call.asker.text
        let order = reason.map { "\(person) (\($0))" } ?? person
        return beside(call) { [place = dispatch.place] () throws(SupervisionError) in
            let keeper = try place.worktrees()
            guard let tree = try keeper.worktree(of: task) else { return nil }
            return try keeper.discard(tree, byOrderOf: order, worker: .none)
        } done: { [unowned self] (gone: DiscardedWorktree?) in
            guard let gone else { return .refused(.noTarget, "\(task) has no worktree", hint: "see: roost task list") }
            for operation in gone.operations { dispatch.record(operation) }
            if dispatch.scheduler[task]?.task.status.known?.isOver == false {
                dispatch.tell(.taskCancelled(task, why: "\(order) threw its work away"))
            }
            let rescued = gone.rescued.map { "; what only it had is in \($0.ref)" } ?? ""
            return .done("\(task) was discarded\(rescued)", data: taskData(task))
        }
    }

    private func refusalWhileAtWork(_ task: TaskID) -> DirectiveAnswer? {
        guard dispatch.scheduler.liveTasks.contains(task) else { return nil }
        let run = dispatch.scheduler.run(of: task).map { " (\($0))" } ?? ""
        return .refused(.refused, "\(task) is being worked on\(run)", hint: "stop it first: roost task cancel \(task)")
    }

    /// A task that waited for a person has had one.
    private func conclude(_ task: TaskID, because why: String) {
        guard let entry = dispatch.scheduler[task], entry.task.status.known?.isOver == false else { return }
        if entry.step == nil {
            dispatch.tell(.taskReleased(task))
        } else {
            dispatch.tell(.taskCancelled(task, why: why))
        }
    }

    // MARK: - Workers

    /// Its run is stopped, and its step tried again.
    func restart(_ worker: WorkerID, _ call: DirectiveCall) -> DirectiveAnswer? {
        switch row(of: worker.identifier) {
        case .failure(let fault): return fault.answer
        case .success(let row):
            guard dispatch.scheduler.run(of: row.task) == row.run else {
                return .refused(
                    .refused,
                    "\(row.run) is no run of the daemon's",
                    hint: "stop it, and start it again: roost run again \(row.run)"
                )
            }
            dispatch.tell(.retryAwaited(row.task, AwaitedRetry(row.run, by: call.asker.text, isFailure: false)))
            let stop = RunRequest.Wish.stop(reason: .known(.stopped), graceSeconds: nil)
            return ask(worker.identifier, stop, "asked to stop, and \(row.task) is tried again then", call)
        }
    }
}
