import Control
import Domain
import JSON
import Platform
import Settings

/// What follows from what a source has found.
extension SourceBoard {
    /// How many of what was found led to what.
    private struct Counts {
        var new = 0
        var edited = 0
        var closed = 0
        var refused = 0
        var isAny: Bool { new + edited + closed + refused > 0 }
    }

    func takeFindings(of source: WatchedSource, took duration: Duration) {
        var counts = Counts()
        for item in source.items { take(item, source, &counts) }
        guard counts.isAny || source.cause != nil else { return }
        var data = data(of: source)
        data["issues_found"] = .integer(Int64(source.items.count))
        data["new_issues"] = .integer(Int64(counts.new))
        data["poll_duration_ms"] = .integer(Int64(duration / .milliseconds(1)))
        if counts.edited > 0 { data["edited"] = .integer(Int64(counts.edited)) }
        if counts.closed > 0 { data["closed"] = .integer(Int64(counts.closed)) }
        if counts.refused > 0 { data["refused"] = .integer(Int64(counts.refused)) }
        let message = "\(source.setup.name): \(source.items.count) found, \(counts.new) new"
        trigger("poll", source.triggerSource, message, data)
        source.cause = nil
    }

    func standing(of item: SourceItem, _ kind: SourceKind) -> TaskStanding {
        let scheduler = dispatch.scheduler
        guard let entry = scheduler[item.task] else { return scheduler.ended[item.task].map { .over($0) } ?? .unknown }
        if let status = entry.task.status.known, status.isOver { return .over(status) }
        guard entry.plan.addedBy == .source(kind.rawValue) else { return .foreign }
        let (digest, labels) = (entry.plan.sourceDigest, entry.task.labels)
        if scheduler.liveTasks.contains(item.task) { return .live(digest: digest, labels: labels) }
        let wasStarted = entry.progress.step > 0 || entry.progress.attempt > 0 || entry.progress.lastRun != nil
        return .waiting(digest: digest, labels: labels, wasStarted: wasStarted)
    }

    private func take(_ item: SourceItem, _ source: WatchedSource, _ counts: inout Counts) {
        switch SourceDecision.of(item, standing(of: item, source.setup.kind)) {
        case .add: if add(item, source) { counts.new += 1 }
        case .refuse(let why): if refuse(item, source, why) { counts.refused += 1 }
        case .edit: if edit(item, source) { counts.edited += 1 }
        case .cancel(let why):
            record(.closed, item, source, "\(item.task): \(why)", json(item, source))
            dispatch.tell(.taskCancelled(item.task, why: why))
            counts.closed += 1
        case .note(let note, let why):
            let labels = item.labels.joined(separator: ",")
            guard isNews("\(item.task) \(note.rawValue) \(item.digest) \(labels) \(why)") else { return }
            var data = json(item, source)
            data["why"] = .string(why)
            record(note, item, source, "\(item.task): \(why)", data)
            if note == .closed { counts.closed += 1 } else { counts.edited += 1 }
        case .nothing: break
        }
    }

    private func record(
        _ note: SourceDecision.Note,
        _ item: SourceItem,
        _ source: WatchedSource,
        _ message: String,
        _ data: JSONObject
    ) {
        trigger(note.rawValue, source.triggerSource, message, data, task: item.task)
    }

    private func json(_ item: SourceItem, _ source: WatchedSource) -> JSONObject {
        var data: JSONObject = ["source": .string(source.setup.name)]
        for field in item.json.fields { data[field.key] = field.value }
        return data
    }

    // MARK: - Tasks

    /// The task of something that was found, as `add-task` would make it.
    func entry(of item: SourceItem, _ source: WatchedSource) throws(SupervisionError) -> TaskEntry {
        var wish = TaskWish()
        wish.title = item.title
        wish.text = item.prompt
        wish.priority = item.priority
        wish.agent = source.setup.agent
        wish.steps = source.setup.steps
        wish.repository = source.repository
        wish.after = item.after.isEmpty ? nil : item.after
        wish.isHeld = source.setup.isHeld ? true : nil
        var entry = try TaskOrder(dispatch.settings).entry(
            wish,
            id: item.task,
            by: .source(source.setup.kind.rawValue),
            session: journal.session,
            at: dispatch.place.clock.now().wall
        )
        entry.task.issueNumber = item.number
        entry.task.issueURL = item.url
        entry.task.labels = item.labels
        entry.plan.sourceDigest = item.digest
        return entry
    }

    private func add(_ item: SourceItem, _ source: WatchedSource) -> Bool {
        do throws(SupervisionError) {
            let entry = try entry(of: item, source)
            if isNews("\(item.task) found \(item.digest)") { found(item, source) }
            guard let why = dispatch.tell(.taskAdded(entry)).refusal else {
                refusals[item.task] = nil
                return true
            }
            refusals[item.task] = why
            tell("\(item.task) is not added: \(why)", nil)
        } catch {
            _ = refuse(item, source, "\(error)")
            tell("\(item.task) is not added: \(error)", error.hint)
        }
        return false
    }

    private func found(_ item: SourceItem, _ source: WatchedSource) {
        let message = "\(item.task) was found by \(source.setup.name): \(item.title)"
        trigger(source.foundType, source.triggerSource, message, json(item, source), task: item.task)
        guard item.isLabelled, !source.setup.labels.isEmpty else { return }
        let labels = source.setup.labels.joined(separator: ", ")
        record(.labelled, item, source, "\(item.task) was labelled \(labels)", json(item, source))
    }

    /// Recorded once, so that whoever asks why it was not started is told.
    private func refuse(_ item: SourceItem, _ source: WatchedSource, _ why: String) -> Bool {
        refusals[item.task] = why
        guard isNews("\(item.task) refused \(why)") else { return false }
        var data = json(item, source)
        data["not_started"] = .string(why)
        trigger(source.foundType, source.triggerSource, "\(item.task) is no task: \(why)", data, task: item.task)
        return true
    }

    private func edit(_ item: SourceItem, _ source: WatchedSource) -> Bool {
        guard let old = dispatch.scheduler[item.task] else { return false }
        do throws(SupervisionError) {
            var wish = TaskWish()
            wish.title = item.title
            wish.text = item.prompt
            wish.priority = item.priority
            wish.after = item.after.isEmpty ? nil : item.after
            let cleared: [TaskField] = item.priority == nil ? [.priority] : []
            var edited = try TaskOrder(dispatch.settings).edited(old, by: wish, cleared: cleared)
            edited.task.labels = item.labels
            edited.plan.sourceDigest = item.digest
            record(.edited, item, source, "\(item.task) was edited where it comes from", json(item, source))
            guard let why = dispatch.tell(.taskEdited(edited)).refusal else { return true }
            tell("\(item.task) stays as it was: \(why)", nil)
        } catch { tell("\(item.task) stays as it was: \(error)", error.hint) }
        return false
    }
}
