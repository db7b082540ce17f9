import Control
import Domain
import JSON

/// What the index tells of what an agent said, as far as it still holds. Pure.
///
/// What it said holds until it says something else: a line that comes with the same bytes may have stood before it, so
/// only what came later counts.
struct ToldSigns: Hashable {
    private struct Tool: Hashable {
        let call: String?
        let name: String
        let what: String?
        let mark: SignMark
    }

    private struct Asked: Hashable {
        let call: String?
        let tool: String
        let mark: SignMark
    }

    private struct Retry: Hashable {
        let text: String
        let delay: Duration
        let mark: SignMark
    }

    private struct Limit: Hashable {
        let kind: String?
        let until: WallTime
        let mark: SignMark
    }

    /// A tool that answers at once is not worth another verdict.
    static let toolShownAfter = Duration.seconds(2)

    private var tools: [Tool] = []
    private var asked: [Asked] = []
    private var retry: Retry?
    private var limit: Limit?
    private var compaction: SignMark?
    private var turnEnd: SignMark?

    // MARK: - Facts

    /// All that is known of it: what was heard before counts no more.
    ///
    /// - Parameter lastOutput: when it wrote last. What it said is not older than the lines that tell it, and not
    ///   younger than that: so nothing seems to last longer than it does.
    mutating func heard(_ summary: LiveSummary, lastOutput: SignMark?, at now: Moment) {
        self = ToldSigns()
        func mark(_ at: WallTime) -> SignMark {
            SignMark(at, awake: lastOutput?.awake ?? SignMark(before: now, at).awake)
        }
        tools = summary.openTools.map { Tool(call: $0.call, name: $0.tool, what: $0.what, mark: mark($0.since)) }
        asked = summary.permissions.map {
            Asked(call: $0.data["call"]?.stringValue, tool: $0.message, mark: mark($0.place.at))
        }
        for event in summary.events where event.type != Self.askedType { take(event, mark(event.place.at)) }
        settle(summary.progress)
    }

    mutating func heard(_ event: LiveEvent, at now: Moment) { take(event, SignMark(event.place.at, seenAt: now)) }

    mutating func heard(_ tool: LiveTool, at now: Moment) {
        wentOn(at: tool.place.at)
        switch tool.step.known {
        case .opened:
            let mark = SignMark(tool.place.at, seenAt: now)
            tools.append(Tool(call: tool.call, name: tool.tool ?? "", what: tool.what, mark: mark))
        case .closed:
            tools.removeAll { $0.call == tool.call }
            asked.removeAll { $0.call == tool.call }
        case nil: break
        }
    }

    mutating func heard(_ progress: LiveProgress) { settle(progress) }

    private static let askedType = "permission_asked"

    private mutating func take(_ event: LiveEvent, _ mark: SignMark) {
        switch event.type {
        case Self.askedType:
            asked.append(Asked(call: event.data["call"]?.stringValue, tool: event.message, mark: mark))
        case "permission_denied": asked.removeAll { $0.call == event.data["call"]?.stringValue }
        case "retry":
            let delay = event.data["delay_ms"]?.integerValue ?? 0
            retry = Retry(text: Self.text(of: event), delay: .milliseconds(max(0, min(delay, 3_600_000))), mark: mark)
        case "rate_limit":
            guard event.data["status"]?.stringValue == "rejected" else { break }
            let until = Deliberate.ignore(because: "a limit that names no time keeps nobody waiting") {
                () throws(FieldError) in try Fields(event.data).optional("resets_at", .time)
            }
            if let until = until ?? nil {
                limit = Limit(kind: event.data["kind"]?.stringValue, until: until, mark: mark)
            }
        case "compaction": compaction = event.message == "began" ? mark : nil
        case "turn_ended":
            (tools, asked, retry, compaction) = ([], [], nil, nil)
            turnEnd = mark
        default: break
        }
    }

    private static func text(of event: LiveEvent) -> String {
        let attempt = event.data["attempt"]?.integerValue
        let most = event.data["attempts_max"]?.integerValue
        let times = attempt.map { number in most.map { "try \(number) of \($0)" } ?? "try \(number)" }
        let status = event.data["status"]?.integerValue
        let what = status.map { "the API answered \($0)" } ?? "no whole answer came"
        return ["\(what): \(event.message)", times].compactMap(\.self).joined(separator: ", ")
    }

    private mutating func settle(_ progress: LiveProgress) {
        if let at = progress.lastMessageAt { wentOn(at: at) }
    }

    /// It has said something then that it would not say while what held before it does.
    private mutating func wentOn(at time: WallTime) {
        if let retry, time > retry.mark.at { self.retry = nil }
        if let limit, time > limit.mark.at { self.limit = nil }
        if let compaction, time > compaction.at { self.compaction = nil }
        if let turnEnd, time > turnEnd.at { self.turnEnd = nil }
    }

    // MARK: - Signs

    /// - Parameter isSpokenTo: then what it asks is heard from itself, and when that was answered too.
    func put(into signs: inout RunSigns, isSpokenTo: Bool, paused: PausedTimes, at now: Moment) {
        if !isSpokenTo, signs.question == nil, let first = asked.first {
            signs.question = RunSigns.Question(
                isForPerson: false,
                subject: first.tool,
                since: first.mark.since(now, without: paused),
                isSaid: true
            )
        }
        if let first = tools.first {
            let since = first.mark.since(now, without: paused)
            if since.span >= Self.toolShownAfter {
                signs.openTool = RunSigns.OpenTool(
                    name: first.name,
                    what: first.what,
                    since: since,
                    count: tools.count
                )
            }
        }
        signs.limit = limit.map {
            RunSigns.Limit(kind: $0.kind, until: $0.until, since: $0.mark.since(now, without: paused))
        }
        signs.apiRetry = retry.map {
            RunSigns.APIRetry(text: $0.text, delay: $0.delay, since: $0.mark.since(now, without: paused))
        }
        signs.compaction = compaction?.since(now, without: paused)
        signs.turnEnd = turnEnd?.since(now, without: paused)
    }

    /// When an open tool is worth a verdict.
    func nextChange(paused: PausedTimes, at now: Moment) -> Duration? {
        tools.first.flatMap { tool in
            let left = Self.toolShownAfter - tool.mark.since(now, without: paused).span
            return left > .zero ? left : nil
        }
    }
}
