import Store

/// Reads out of the record what is exported, one thing after the other. Whatever is read takes the same room: a page of
/// rows, some messages, and the ids of the tasks and runs.
package struct ExportReader {
    /// What is redacted by now of what a run said; an older redactor knew less.
    package typealias Redactions = (TalkOwner) -> RunRedaction

    private enum Source {
        case pages(ItemPages)
        case items(ArraySlice<ExportItem>)
        case talk(TalkReader)
    }

    private let record: OpenRecord
    private let selection: ExportSelection
    private let needs: ExportNeeds
    private let redactions: Redactions
    private var raw: RawBlocks?
    /// The next one last.
    private var parts: [ExportPart] = []
    private var source = Source.items([])
    /// Of the tasks and runs that were told.
    private var told: Set<String> = []
    /// Whether only what belongs to none of them is left.
    private var tellsOthers = false
    /// Those that are told of, in their order.
    package let tasks: [String]

    /// - Parameter raw: reads the bytes of blocks as agents wrote them, where they are wanted.
    package init(
        _ selection: ExportSelection,
        of record: OpenRecord,
        needs: ExportNeeds = .everything,
        raw: RawBlocks? = nil,
        _ redactions: @escaping Redactions
    ) throws(QueriesError) {
        self.record = record
        self.selection = selection
        self.needs = record.hasConversations ? needs : []
        self.redactions = redactions
        self.raw = raw
        switch selection {
        case .task(let task): tasks = [task]
        case .run(let run): tasks = try record.run(run).map { [$0.task] } ?? []
        case .window(let window):
            tasks = try record.exportedTasks(in: window)
            parts = [.otherEvents, .otherWorktrees, .otherDecisions, .otherTriggers]
        }
        parts += tasks.reversed().map { .task($0) }
    }

    package mutating func next() throws(QueriesError) -> ExportItem? {
        while true {
            if let item = try nextOfSource() {
                if isTold(item) { continue }
                return item
            }
            guard let part = parts.popLast() else { return nil }
            source = try open(part)
        }
    }

    private var window: TimeWindow { if case .window(let window) = selection { window } else { .all } }

    private mutating func nextOfSource() throws(QueriesError) -> ExportItem? {
        switch source {
        case .items(var items):
            let item = items.popFirst()
            source = .items(items)
            return item
        case .pages(var pages):
            let item = try pages.next()
            source = .pages(pages)
            return item
        case .talk(var talk):
            let item = try talk.next()
            source = .talk(talk)
            return item.map { .talk(ExportedTalk($0, raw: bytes(of: $0))) }
        }
    }

    private mutating func bytes(of item: TalkItem) -> ExportedTalk.RawBytes? {
        guard case .block(let block) = item else { return nil }
        let record = record
        return raw?.bytes(of: block, in: record)
    }

    /// Of a time, what belongs to no task comes last: what was told with its own is not told again.
    private func isTold(_ item: ExportItem) -> Bool {
        guard tellsOthers else { return false }
        return switch item {
        case .trigger(let trigger): trigger.task.map(told.contains) ?? false
        case .decision(let decision): decision.context.map(told.contains) ?? false
        case .worktree(let operation): told.contains(operation.task)
        default: false
        }
    }

    // MARK: - Parts

    private mutating func open(_ part: ExportPart) throws(QueriesError) -> Source {
        switch part {
        case .task(let id): return try openTask(id)
        case .run(let id): return try openRun(id)
        case .triggers(let task):
            var filter = RecordedTrigger.Filter()
            (filter.task, filter.window) = (task, window)
            return .pages(record.exported(filter))
        case .worktrees(let task):
            var filter = WorktreeOperation.Filter()
            (filter.task, filter.window) = (task, window)
            return .pages(record.exported(filter))
        case .decisions(let context): return .pages(record.exported(decisions(about: context)))
        case .mentions(let task):
            let life = task.life(within: window)
            let limit = AnswerLimits.searchedDecisionsMax
            return items(try record.decisions(mentioning: task.id, in: life, limit: limit).rows.map { .decision($0) })
        case .changes(let subject): return .pages(record.changes(about: subject, in: window))
        case .taskEnd(let task): return items([.taskEnd(task)])
        case .checkpoints(let run): return .pages(record.checkpoints(of: run))
        case .events(let run): return .pages(record.exported(eventsOf: run))
        case .calls(let run): return .pages(record.calls(of: run))
        case .tools(let run): return .pages(record.toolCalls(of: run))
        case .talk(let run):
            guard let owner = try record.talkOwner(ofRun: run) else { return items([]) }
            return .talk(try TalkReader(of: owner, in: record, redactions(owner)))
        case .runEnd(let run): return items([.runEnd(run, try record.usage(ofRun: run.id))])
        case .otherTriggers, .otherDecisions, .otherWorktrees, .otherEvents: return openOther(part)
        }
    }

    private mutating func openOther(_ part: ExportPart) -> Source {
        tellsOthers = true
        switch part {
        case .otherTriggers:
            var filter = RecordedTrigger.Filter()
            filter.window = window
            return .pages(record.exported(filter))
        case .otherWorktrees:
            var filter = WorktreeOperation.Filter()
            filter.window = window
            return .pages(record.exported(filter))
        case .otherDecisions: return .pages(record.exported(decisions(about: nil)))
        default: return .pages(record.exported(sessionEventsIn: window))
        }
    }

    private mutating func openTask(_ id: String) throws(QueriesError) -> Source {
        guard let task = try record.task(id) else { return items([]) }
        told.insert(id)
        let runs: [String]
        if case .run(let run) = selection { runs = [run] } else { runs = try record.exportedRuns(of: id, in: window) }
        var next: [ExportPart] = [.triggers(task: id), .decisions(about: id)]
        // Of a time, these come with what belongs to no task.
        if case .window = selection {} else { next.append(.mentions(task)) }
        next += [.worktrees(task: id), .changes(about: id)]
        parts += (next + runs.map { .run($0) } + [.taskEnd(task)]).reversed()
        return items([.task(task)])
    }

    private mutating func openRun(_ id: String) throws(QueriesError) -> Source {
        guard let run = try record.run(id) else { return items([]) }
        told.insert(id)
        var next: [ExportPart] = [
            .decisions(about: id), .changes(about: id), .checkpoints(run: id), .events(run: id), .calls(run: id),
        ]
        if needs.contains(.tools) { next.append(.tools(run: id)) }
        if needs.contains(.talk) { next.append(.talk(run: id)) }
        parts += (next + [.runEnd(run)]).reversed()
        return items([.run(run)])
    }

    private func decisions(about context: String?) -> RecordedDecision.Filter {
        var filter = RecordedDecision.Filter()
        (filter.context, filter.window, filter.order) = (context, window, .oldest)
        return filter
    }

    private func items(_ items: [ExportItem]) -> Source { .items(items[...]) }
}
