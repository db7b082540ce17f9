import Control
import Decoding
import Domain
import JSON

/// What is known of a live run by what its agent has printed so far. Pure: it takes what lines say, and answers what of
/// that is news for a listener.
struct LiveState {
    /// How what its agent writes is made fit to be told.
    var text: LiveText
    private let run: RunID
    private let task: TaskID
    private let worker: WorkerID?
    private let agent: String
    private let createdAt: WallTime

    private(set) var progress: LiveProgress
    private var model: String?
    private var conversation: String?
    private var openMessages = OpenMessages()
    private var openTools: [LiveSummary.OpenTool] = []
    private var permissions: [LiveEvent] = []
    private var lastEvents: [LiveEvent] = []

    init(run: RunID, task: TaskID, worker: WorkerID?, agent: String, createdAt: WallTime, text: LiveText) {
        self.run = run
        self.task = task
        self.worker = worker
        self.agent = agent
        self.createdAt = createdAt
        self.text = text
        progress = LiveProgress(run: run, task: task)
    }

    /// All of it. What was spent is known elsewhere.
    var summary: LiveSummary {
        var summary = LiveSummary(progress, agent: agent, createdAt: createdAt)
        summary.worker = worker
        summary.model = model
        summary.conversation = conversation
        summary.openTools = Self.newest(openTools) { Self.bytes($0) }
        summary.permissions = Self.newest(permissions, Self.bytes)
        summary.events = Self.newest(lastEvents, Self.bytes)
        return summary
    }

    /// As many of the last as a frame has room for.
    private static func newest<Named>(_ named: [Named], _ bytes: (Named) -> Int) -> [Named] {
        var left = LiveLimits.namedBytesMax
        return named.reversed().prefix {
            left -= bytes($0)
            return left >= 0
        }.reversed()
    }

    private static func bytes(_ event: LiveEvent) -> Int {
        bytes(event.message) + JSONWriter.bytes(.object(event.data)).count
    }

    private static func bytes(_ tool: LiveSummary.OpenTool) -> Int {
        bytes(tool.tool) + bytes(tool.call ?? "") + bytes(tool.what ?? "")
    }

    /// As it is written: a control character takes six.
    private static func bytes(_ text: String) -> Int { JSONWriter.bytes(.string(text)).count }

    func place(_ channel: Channel, _ offset: Int64, _ time: WallTime) -> LivePlace {
        LivePlace(run: run, task: task, channel: channel, offset: offset, at: time)
    }

    /// All lines up to there were read, and the last byte of them came then.
    mutating func read(_ channel: Channel, upTo offset: Int64, at time: WallTime?) {
        progress.read[channel] = offset
        progress.lastOutputAt = [progress.lastOutputAt, time].compactMap(\.self).max()
    }

    mutating func note(model: String?) { self.model = clean(model) ?? self.model }

    /// The name of a model as it may be told.
    func clean(_ model: String?) -> String? { model.map(text.of) }

    /// What a line says, except for usage.
    mutating func take(_ fact: Fact, at place: LivePlace, from origin: LineOrigin) -> IndexFact? {
        if let told = origin.conversation { conversation = text.of(told) }
        switch fact {
        case .message(let told): return take(told, place)
        case .block(let block): return take(block, place)
        case .rateLimit(let limit): return take(AgentEvent(limit), place)
        case .permission(let permission): return take(permission, place)
        case .retry(let retry): return take(AgentEvent(retry), place)
        case .compaction(let compaction): return take(AgentEvent(compaction), place)
        case .subagent(let subagent): return take(AgentEvent(subagent), place)
        case .turnEnded(let end):
            progress.turns += 1
            (openTools, permissions) = ([], [])
            return take(AgentEvent(end), place)
        case .title(let title): return take(AgentEvent(title), place)
        case .marker(let marker): return take(AgentEvent(marker), place)
        case .conversation(let told):
            note(model: told.model)
            return nil
        case .usage, .firstToken, .logged, .unknown: return nil
        }
    }

    private mutating func take(_ told: Message, _ place: LivePlace) -> IndexFact? {
        if openMessages.place(of: told.role == .assistant ? told.id : nil).isNew { progress.messages += 1 }
        // That it was refused is not a word of the model's: what it waits for holds on.
        if told.error == nil { progress.lastMessageAt = place.at }
        if !told.isSynthetic { note(model: told.model) }
        return AgentEvent(told).flatMap { take($0, place) }
    }

    private mutating func take(_ block: Block, _ place: LivePlace) -> IndexFact? {
        switch block.content {
        case .toolCall(let call):
            progress.toolCalls += 1
            let what = FactRendering.what(call, cleanedBy: text.of)
            let tool = LiveSummary.OpenTool(
                call: call.id.map(text.of),
                tool: text.of(call.name),
                what: what.isEmpty ? nil : what,
                since: place.at
            )
            openTools.append(tool)
            if openTools.count > LiveLimits.namedMax { openTools.removeFirst() }
            return .tool(LiveTool(place, .opened, call: tool.call, tool: tool.tool, what: tool.what))
        case .toolResult(let result):
            let call = result.call.map(text.of)
            let open = openTools.firstIndex { $0.call == call }
            let tool = open.map { openTools.remove(at: $0).tool }
            permissions.removeAll { $0.data["call"]?.stringValue == call }
            return .tool(LiveTool(place, .closed, call: call, tool: tool, isOK: !result.isError))
        case .text, .thinking, .image, .other: return nil
        }
    }

    private mutating func take(_ permission: Permission, _ place: LivePlace) -> IndexFact {
        let event = event(AgentEvent(permission), place)
        switch permission.step {
        case .asked:
            permissions.append(event)
            if permissions.count > LiveLimits.namedMax { permissions.removeFirst() }
        case .denied: permissions.removeAll { $0.data["call"] == event.data["call"] }
        }
        return note(event)
    }

    private mutating func take(_ told: AgentEvent, _ place: LivePlace) -> IndexFact { note(event(told, place)) }

    private func event(_ told: AgentEvent, _ place: LivePlace) -> LiveEvent {
        LiveEvent(place, type: told.type, level: told.level, message: text.of(told.message), data: text.of(told.data))
    }

    /// Of each type the last one counts, and of limits the last of each limit.
    private mutating func note(_ event: LiveEvent) -> IndexFact {
        lastEvents.removeAll { $0.type == event.type && $0.data["kind"] == event.data["kind"] }
        lastEvents.append(event)
        if lastEvents.count > LiveLimits.namedMax { lastEvents.removeFirst() }
        return .event(event)
    }
}
