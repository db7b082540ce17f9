package import Domain
package import JSON

/// What the index tells of the runs that go on, as their agents' lines come and before any of it is written. It may
/// tell a thing twice, and never in differences alone. All of it is in the index and in the files sooner or later.
package enum IndexFact: Hashable, Sendable {
    case summary(LiveSummary)
    case event(LiveEvent)
    case tool(LiveTool)
    case usage(LiveUsage)
    case progress(LiveProgress)
    /// The run is over, and all that it printed was told.
    case ended(run: RunID, task: TaskID)
    case totals(LiveTotals)
    /// The totals cannot be known now, and why.
    case totalsUnknown(why: String)
    /// The listener did not read, and missed facts: summaries of everything follow.
    case lagged
    /// There was a summary of each run that went on when the summaries began.
    case summarized
    /// A fact of a newer version, kept as it is.
    case unknown(JSONObject)

    package static let key = "fact"

    package init(_ frame: JSONObject) throws(ControlError) {
        do throws(FieldError) { try self.init(Fields(frame), frame) } catch { throw .field(error) }
    }

    private init(_ fields: Fields, _ frame: JSONObject) throws(FieldError) {
        switch try fields.required(Self.key, .text) {
        case "summary": self = .summary(try LiveSummary(fields))
        case "event": self = .event(try LiveEvent(fields))
        case "tool": self = .tool(try LiveTool(fields))
        case "usage": self = .usage(try LiveUsage(fields))
        case "progress": self = .progress(try LiveProgress(fields))
        case "ended": self = .ended(run: try fields.required("run", .id), task: try fields.required("task", .id))
        case "totals": self = .totals(try LiveTotals(fields))
        case "totals_unknown": self = .totalsUnknown(why: try fields.required("why", .text))
        case "lagged": self = .lagged
        case "summarized": self = .summarized
        default: self = .unknown(frame)
        }
    }

    package var json: JSONObject {
        switch self {
        case .summary(let summary): Self.object("summary", summary.json)
        case .event(let event): Self.object("event", event.json)
        case .tool(let tool): Self.object("tool", tool.json)
        case .usage(let usage): Self.object("usage", usage.json)
        case .progress(let progress): Self.object("progress", progress.json)
        case .ended(let run, let task):
            Self.object("ended", ["run": .string(run.text), "task": .string(task.text)])
        case .totals(let totals): Self.object("totals", totals.json)
        case .totalsUnknown(let why): Self.object("totals_unknown", ["why": .string(why)])
        case .lagged: Self.object("lagged", JSONObject())
        case .summarized: Self.object("summarized", JSONObject())
        case .unknown(let frame): frame
        }
    }

    /// The run that it is about, where it is about one.
    package var run: RunID? {
        switch self {
        case .summary(let summary): summary.progress.run
        case .event(let event): event.place.run
        case .tool(let tool): tool.place.run
        case .usage(let usage): usage.place.run
        case .progress(let progress): progress.run
        case .ended(let run, _): run
        case .totals, .totalsUnknown, .lagged, .summarized, .unknown: nil
        }
    }

    private static func object(_ word: String, _ fields: JSONObject) -> JSONObject {
        JSONObject([(key, .string(word))] + fields.fields.map { ($0.key, $0.value) })
    }
}
