import Control
import Domain
import Git
import JSON
import Journal
import Platform
import Runs

/// What people want of tasks: the scheduler hears it as facts, and what it decides is the answer.
extension Daemon {
    func answerOfTasks(_ call: DirectiveCall) -> DirectiveAnswer? {
        let reasonless = "\(call.asker.text) wanted it"
        switch call.directive {
        case .addTask(let wish): return add(wish, call)
        case .editTask(let task, let wish, let cleared): return edit(task, wish, cleared, call)
        case .retryTask(let task): return tell(.taskRetried(task), "\(task) is tried again")
        case .cancelTask(let task, let why):
            return tell(.taskCancelled(task, why: why ?? reasonless), "\(task) is cancelled")
        case .hold(let task, let why): return tell(.taskHeld(task, why: why ?? reasonless), "\(task) is on hold")
        case .release(let task): return tell(.taskReleased(task), "\(task) is released")
        case .block(let task, let why): return tell(.taskBlocked(task, why: why ?? reasonless), "\(task) is blocked")
        case .assign(let task, let agent): return assign(task, agent)
        default: return nil
        }
    }

    // MARK: - Adding and changing

    func add(_ wish: TaskWish, _ call: DirectiveCall) -> DirectiveAnswer? {
        resolved(wish, call) { [unowned self] wish throws(SupervisionError) in
            let entry = try entry(of: wish, by: call.asker)
            budgets.expect(entry)
            return tell(.taskAdded(entry), "added \(entry.id)")
        }
    }

    /// A number is taken only for a task that can be added: it is gone then.
    private func entry(of wish: TaskWish, by asker: Asker) throws(SupervisionError) -> TaskEntry {
        let order = TaskOrder(settings)
        let author = TaskAuthor(asker.origin)
        let (session, now) = (journal.session, clock.now().wall)
        if let id = wish.id { return try order.entry(wish, id: id, by: author, session: session, at: now) }
        let standIn = TaskID.standIn
        _ = try order.entry(wish, id: standIn, by: author, session: session, at: now)
        let known = dispatch.scheduler
        let id = try inRuns { () throws(RunsError) in
            try TaskNumber.take(in: plan.home, on: disk) { known[$0] != nil }
        }
        return try order.entry(wish, id: id, by: author, session: session, at: now)
    }

    private func edit(
        _ task: TaskID,
        _ wish: TaskWish,
        _ cleared: [TaskField],
        _ call: DirectiveCall
    ) -> DirectiveAnswer? {
        resolved(wish, call) { [unowned self] wish throws(SupervisionError) in
            guard let entry = dispatch.scheduler[task] else {
                let why = dispatch.scheduler.explanation(of: task) ?? "nobody has added it"
                return .refused(.noTarget, "\(task): \(why)", hint: "see: roost task list")
            }
            let edited = try TaskOrder(settings).edited(entry, by: wish, cleared: cleared)
            return tell(.taskEdited(edited), "changed \(task)")
        }
    }

    /// Its repository is looked at beside the loop, where it names one; then the answer is made.
    private func resolved(
        _ wish: TaskWish,
        _ call: DirectiveCall,
        _ answer: @escaping (TaskWish) throws(SupervisionError) -> DirectiveAnswer
    ) -> DirectiveAnswer? {
        let finish = { (wish: TaskWish) -> DirectiveAnswer in
            do throws(SupervisionError) { return try answer(wish) } catch { return error.answer }
        }
        guard let folder = wish.repository else { return finish(wish) }
        return beside(call) { [place = dispatch.place] () throws(SupervisionError) in
            try place.worktrees().repository(at: folder)
        } done: { repository in
            var wish = wish
            wish.repository = repository
            return finish(wish)
        }
    }

    private func assign(_ task: TaskID, _ agent: String?) -> DirectiveAnswer {
        if let agent {
            guard let entry = dispatch.scheduler[task] else {
                return tell(.taskAssigned(task, slot: nil, isForced: false), "")
            }
            var wish = TaskWish()
            wish.agent = agent
            do throws(SupervisionError) {
                let edited = try TaskOrder(settings).edited(entry, by: wish, cleared: [])
                let answer = tell(.taskEdited(edited), "")
                guard answer.isOK else { return answer }
            } catch { return error.answer }
        }
        return tell(.taskAssigned(task, slot: nil, isForced: false), "\(task) is started")
    }

    /// What the scheduler makes of it is the answer.
    func tell(_ fact: SchedulerFact, _ done: String) -> DirectiveAnswer {
        let turn = dispatch.tell(fact)
        let data = fact.task.map { taskData($0) }
        if let why = turn.refusal {
            let name = fact.task.map { "\($0): " } ?? ""
            if let task = fact.task, dispatch.scheduler.budgetObstacle(of: task) == why {
                return .refused(.budget, name + why, hint: "see: roost budget", data: data)
            }
            let isUnknown = fact.task.map { dispatch.scheduler[$0] == nil } ?? false
            return .refused(isUnknown ? .noTarget : .refused, name + why, hint: "see: roost task list", data: data)
        }
        let waits = fact.task.flatMap { dispatch.scheduler.explanation(of: $0) }
        return .done(waits.map { "\(done): \($0)" } ?? done, data: data)
    }

    /// The columns of a task, and why it is not being worked on.
    func taskData(_ task: TaskID) -> JSONObject {
        var data = JSONObject()
        if let entry = dispatch.scheduler[task] {
            data["task"] = .object(entry.json)
        } else {
            data["task"] = ["task_id": .string(task.text)]
        }
        let isOver = dispatch.scheduler[task]?.task.status.known?.isOver ?? true
        if !isOver { data["waits"] = dispatch.scheduler.explanation(of: task).map { .string($0) } }
        return data
    }

    // MARK: - Beside the loop

    /// Work on a repository takes as long as git takes. What comes of it is made an answer by the loop.
    func beside<Value: Sendable>(
        _ call: DirectiveCall,
        _ work: @escaping @Sendable () throws(SupervisionError) -> Value,
        done: @escaping (Value) -> DirectiveAnswer
    ) -> DirectiveAnswer? {
        do throws(PlatformError) {
            try SideWork.begin(on: loop) { () -> Result<Value, SupervisionError> in
                do throws(SupervisionError) { return .success(try work()) } catch { return .failure(error) }
            } done: { [weak self] found in
                switch found {
                case .success(let value): self?.settle(call, done(value))
                case .failure(let error): self?.settle(call, error.answer)
                }
            }
            return nil
        } catch {
            return .refused(.failed, "\(error)", hint: error.hint)
        }
    }
}
