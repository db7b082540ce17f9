import Domain
import Journal
import Platform
import Runs

/// How a run that was ordered is begun.
extension Dispatch {
    func start(_ order: StartOrder) {
        guard let entry = scheduler[order.task] else { return }
        if let way = wayOut(for: order) { return finalize(order, entry, by: way) }
        let now = place.clock.now().wall
        let run = RunID.mint(at: now, random: Randomness.uint64())
        var start = RunStart(order: order, entry: entry, run: run, settings: settings, place: place)
        start.isAgentKnown = isFit(order.agent)
        starting.note(run, of: order.task)
        do throws(PlatformError) {
            let work: @Sendable () -> Result<RunStart.Ready, StartTrouble> = { [start] in
                do throws(StartTrouble) { return .success(try start.prepare()) } catch { return .failure(error) }
            }
            try SideWork.begin(on: loop, work) { [weak self] found in self?.prepared(order, found) }
        } catch {
            fail(order, StartTrouble(.resources, "\(error)"))
        }
    }

    private func prepared(_ order: StartOrder, _ found: Result<RunStart.Ready, StartTrouble>) {
        switch found {
        case .failure(let trouble): fail(order, trouble)
        case .success(let ready):
            noteFit(order.agent)
            for operation in ready.operations { record(operation) }
            if let why = reasonNotToStart(order) {
                ready.launcher.giveUp(ready.run, because: why)
                return fail(order, StartTrouble(.interrupted, why))
            }
            call(order, ready)
        }
    }

    /// While its worktree was made everything may have changed.
    private func reasonNotToStart(_ order: StartOrder) -> String? {
        if isClosed { return "the daemon is about to end" }
        let status = scheduler[order.task]?.task.status
        return status == .known(.assigned) ? nil : "the task is \(status.map { "\($0)" } ?? "gone") by now"
    }

    private func call(_ order: StartOrder, _ ready: RunStart.Ready) {
        let run = ready.run.prepared.metadata.run
        let awaited: ShimStart.Awaited
        do throws(RunsError) { awaited = try ready.launcher.begin(ready.run) } catch {
            return fail(order, StartTrouble(error))
        }
        do throws(SupervisionError) {
            try words.wait(for: awaited) { [unowned self] word in said(word, order, run, ready) }
        } catch {
            // It is there, and may begin.
            guard starting.take(run, of: order.task) else { return }
            return giveUp(order, run, ready, because: "\(error)")
        }
        if starting.contains(run, of: order.task) { runs.launched(run, ready.run.paths) }
    }

    private func said(_ word: ShimWord, _ order: StartOrder, _ run: RunID, _ ready: RunStart.Ready) {
        // Its end may have been heard of before its beginning, and its task be starting again.
        guard starting.take(run, of: order.task) else { return }
        switch word {
        case .started, .ended:
            tell(.runStarted(order.task, run))
            runs.look(at: run)
        case .failed(let why): giveUp(order, run, ready, because: why)
        case .nothing, .silence: giveUp(order, run, ready, because: "its shim has ended without a word")
        }
    }

    /// Where a shim has begun all the same, though nobody has heard from it, the run goes on or is taken over, and no
    /// other is started for it.
    private func giveUp(_ order: StartOrder, _ run: RunID, _ ready: RunStart.Ready, because why: String) {
        if ready.launcher.giveUp(ready.run, because: why) {
            tell(.startFailed(order.task, .spawn, why: why))
        } else {
            tell(.runStarted(order.task, run))
            runs.launched(run, ready.run.paths)
        }
    }

    func record(_ operation: WorktreeOperation) {
        let what = "\(operation.kind) \(operation.path): \(operation.reason ?? "")"
        journal.record(.worktreeOperation, what, data: operation.json)
    }
}
