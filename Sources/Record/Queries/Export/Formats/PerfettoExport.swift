import Domain
import JSON

/// A trace that ui.perfetto.dev opens, in Chrome's JSON: a task is a process and each of its runs some threads of it,
/// for the run, for model responses and for tools, as many as it takes for none to overlap. Counters tell what was
/// spent by then. What was said is not in it.
struct PerfettoExport: ExportWriter {
    /// So many threads are kept for each run: they sort by number.
    private static let threadsOfRun: Int64 = 1_000
    private static let threadsOfTools: Int64 = 500

    private var bytes: [UInt8] = []
    private var hasEvents = false
    private var process: Int64 = 0
    private var thread: Int64 = 0
    private var calls = LaneChoice()
    private var tools = LaneChoice()
    private var named: Set<Int64> = []
    private var lastSeen = WallTime(nanoseconds: 0)
    private var spent = ExportCosts()

    mutating func begin(_ heading: ExportHeading) {
        bytes += "{\"displayTimeUnit\":\"ms\",\"otherData\":{\"roost\":".utf8
        bytes += JSONWriter.bytes(.string(heading.version))
        bytes += "},\"traceEvents\":[".utf8
    }

    mutating func add(_ item: ExportItem) {
        switch item {
        case .task(let task):
            process += 1
            thread = 0
            spent = ExportCosts()
            name("process_name", task.title.map { "\(task.id): \($0)" } ?? task.id, thread: 0)
        case .run(let run): begin(run)
        case .call(let call): add(call)
        case .tool(let tool): add(tool)
        case .event(let event): instant(event.at, event.type, ["message": .string(event.message)], event.origin)
        case .checkpoint(let checkpoint):
            instant(checkpoint.at, "checkpoint \(checkpoint.sequence)", ["commit": .string(checkpoint.commit)], .roost)
        case .talk(let talk): if let at = talk.item.at { lastSeen = max(lastSeen, at) }
        case .runEnd(let run, _):
            let arguments: JSONObject = [
                "ending": .string(run.ending), "agent": JSONValue(run.agent), "model": JSONValue(run.model),
            ]
            slice(run.spawnedAt, run.endedAt ?? lastSeen, run.id, "run", arguments, thread: thread)
        case .trigger, .decision, .worktree, .change, .taskEnd: break
        }
    }

    mutating func finish() { bytes += "\n]}\n".utf8 }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    // MARK: - Runs

    private mutating func begin(_ run: RecordedRun) {
        thread += Self.threadsOfRun
        (calls, tools, named) = (LaneChoice(), LaneChoice(), [])
        lastSeen = run.spawnedAt
        name("thread_name", run.id, thread: thread)
    }

    private mutating func add(_ call: RecordedCall) {
        let span = call.span
        let lane = thread + 1 + min(Int64(calls.lane(from: span.lowerBound, to: call.at)), Self.threadsOfTools - 2)
        nameLane(lane, "responses")
        var arguments = ExportObject.of(call)
        for key in ["run", "at", "error", "conversation", "request"] { arguments[key] = nil }
        slice(span.lowerBound, call.at, call.model, "response", arguments, thread: lane)
        spent.add(call)
        count(call.at)
    }

    private mutating func add(_ tool: RecordedToolCall) {
        let end = tool.endedAt ?? tool.at
        let number = min(Int64(tools.lane(from: tool.at, to: end)), Self.threadsOfTools - 1)
        let lane = thread + Self.threadsOfTools + number
        nameLane(lane, "tools")
        let arguments: JSONObject = [
            "call": JSONValue(tool.call), "block": .integer(tool.block),
            "ok": tool.isSuccess.map { .bool($0) } ?? .null,
        ]
        slice(tool.at, end, tool.tool, "tool", arguments, thread: lane)
    }

    private mutating func nameLane(_ lane: Int64, _ words: String) {
        if named.insert(lane).inserted { name("thread_name", words, thread: lane) }
    }

    // MARK: - Events

    private mutating func name(_ what: String, _ name: String, thread: Int64) {
        write(["ph": "M", "name": .string(what)], thread, ["name": .string(name)])
    }

    private mutating func slice(
        _ start: WallTime,
        _ end: WallTime,
        _ name: String,
        _ category: String,
        _ arguments: JSONObject,
        thread: Int64
    ) {
        lastSeen = max(lastSeen, end)
        let (from, to) = (Self.microseconds(start), Self.microseconds(end))
        let head: JSONObject = [
            "ph": "X", "name": .string(name), "cat": .string(category), "ts": .integer(from),
            "dur": .integer(max(0, to - from)),
        ]
        write(head, thread, arguments)
    }

    private mutating func instant(
        _ at: WallTime,
        _ name: String,
        _ arguments: JSONObject,
        _ origin: RecordedEvent.Origin
    ) {
        // What happened to a session is of no run.
        guard origin != .session else { return }
        lastSeen = max(lastSeen, at)
        let head: JSONObject = [
            "ph": "i", "s": "t", "name": .string(name), "cat": .string(origin.rawValue),
            "ts": .integer(Self.microseconds(at)),
        ]
        write(head, thread, arguments)
    }

    /// What the task has spent by then.
    private mutating func count(_ at: WallTime) {
        let sums = spent.total
        let time = JSONValue.integer(Self.microseconds(at))
        write(
            ["ph": "C", "name": "cost", "ts": time],
            0,
            ["usd": .decimal(sums.pricedCost.exactText)]
        )
        write(
            ["ph": "C", "name": "tokens", "ts": time],
            0,
            [
                "input": .integer(sums.usage.input), "output": .integer(sums.usage.output),
                "cachedRead": .integer(sums.usage.cacheRead),
                "cachedWrite": .integer(sums.usage.cacheWrite5m + sums.usage.cacheWrite1h),
            ]
        )
    }

    private mutating func write(_ head: JSONObject, _ thread: Int64, _ arguments: JSONObject) {
        var event = head
        event.append("pid", .integer(process))
        event.append("tid", .integer(thread))
        event.append("args", .object(arguments))
        bytes += (hasEvents ? ",\n" : "\n").utf8
        hasEvents = true
        bytes += JSONWriter.bytes(.object(event))
    }

    private static func microseconds(_ time: WallTime) -> Int64 { time.nanoseconds / 1_000 }
}
