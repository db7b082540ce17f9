import Domain
import Journal
import Platform
import Settings

/// The step finalize where Roost does it itself: there is no agent in it, and so no run directory.
extension Dispatch {
    /// How work goes out, as the settings say; nil where it stays here.
    var wayOut: WayOut? {
        guard let remote = settings[Setting.wayOutPush] else { return nil }
        return WayOut(
            remote: remote,
            pullRequest: settings[Setting.wayOutPullRequest],
            environment: place.environment,
            home: place.home.root
        )
    }

    /// What a person wants sent out goes as the settings say, and where they say nothing the usual way.
    var wayOutByOrder: WayOut {
        let way = settings[Setting.wayOutPullRequest]
        return WayOut(
            remote: settings[Setting.wayOutPush] ?? WayOut.remoteUsual,
            pullRequest: way == .none ? .ready : way,
            environment: place.environment,
            home: place.home.root
        )
    }

    /// Nil where an agent is to finish it.
    func wayOut(for order: StartOrder) -> WayOut? {
        guard order.step == .finalize, scheduler[order.task]?.plan.repository != nil else { return nil }
        return wayOut
    }

    func finalize(_ order: StartOrder, _ entry: TaskEntry, by way: WayOut) {
        let run = RunID.mint(at: place.clock.now().wall, random: Randomness.uint64())
        let began = place.clock.now().monotonic
        let work = OutgoingWork(order.task, title: entry.task.title, entry: entry)
        starting.note(run, of: order.task)
        do throws(PlatformError) {
            try SideWork.begin(on: loop) { [place] () -> Result<SentWork?, SupervisionError> in
                do throws(SupervisionError) {
                    let keeper = try place.worktrees()
                    guard let tree = try keeper.worktree(of: order.task) else { return .success(nil) }
                    return .success(try way.send(tree, work, byOrderOf: "the step finalize", keeper))
                } catch {
                    if case .nothingToAccept = error { return .success(nil) }
                    return .failure(error)
                }
            } done: { [weak self] result in
                self?.finalized(order, run, result, since: began)
            }
        } catch {
            fail(order, StartTrouble(.resources, "\(error)"))
        }
    }

    private func finalized(
        _ order: StartOrder,
        _ run: RunID,
        _ result: Result<SentWork?, SupervisionError>,
        since began: MonotonicTime
    ) {
        starting.drop(order.task)
        let took = place.clock.now().monotonic - began
        var end: EndedRun
        switch result {
        case .success(let sent):
            let summary = sent?.text ?? "there was nothing to send out"
            end = EndedRun(task: order.task, run: run, outcome: .completed, summary: summary, duration: took)
            if let sent { note(sent) }
        case .failure(let error):
            let summary = error.hint.map { "\(error); \($0)" } ?? "\(error)"
            journal.note("work_not_sent", "\(order.task): \(summary)", level: .warn)
            end = EndedRun(task: order.task, run: run, outcome: .failed, summary: summary, duration: took)
            end.exitCode = 1
            if case .wayOut(let cause) = error { end.needsHuman = !cause.isPassing }
        }
        tell(.runStarted(order.task, run))
        tell(.runEnded(end))
        settleWorktree(of: order.task)
    }

    /// On record: what was done with the worktree, what the task has by it, and that it was.
    func note(_ sent: SentWork) {
        for operation in sent.operations { record(operation) }
        journal.record(.taskChanged, "\(sent.task) went out", data: sent.changes)
        journal.note("work_sent", "\(sent.task): \(sent.text)", details: sent.changes)
    }
}
