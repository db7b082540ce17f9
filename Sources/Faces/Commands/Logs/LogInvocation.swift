import Domain
import Journal
import Platform
import Queries

/// One call of `roost logs`: its options read together, and those refused that contradict each other.
struct LogInvocation {
    private static let tailCountUsual = 20

    private let invocation: Invocation
    private let calendar: LocalCalendar?

    init(_ invocation: Invocation) throws(CommandError) {
        self.invocation = invocation
        calendar = invocation[LogOptions.utc] ? nil : LocalCalendar()
        for (one, other) in contradictions {
            throw .usage(.together(one, other), command: invocation.command.path)
        }
    }

    var names: LogSelection.Names {
        LogSelection.Names(
            targets: invocation[all: LogOptions.targets],
            tasks: invocation[all: LogOptions.tasks],
            areAllTasks: invocation[LogOptions.allTasks],
            isPrevious: invocation[LogOptions.isPrevious]
        )
    }

    func request() throws(CommandError) -> LogRequest {
        let now = invocation.clock.now().wall
        var request = LogRequest(askedAt: now)
        request.sources = isRaw || invocation[LogOptions.backend] ? [.backend] : source ?? request.sources
        request.channels = invocation[LogOptions.stream]?.channels ?? request.channels
        request.since = invocation[LogOptions.since].map { time($0, now) }
        request.until = invocation[LogOptions.until].map { time($0, now) }
        request.after = invocation[LogOptions.after]
        request.tailCount = tailCount
        request.filter = LogFilter(
            included: try patterns(LogOptions.grep, "--grep"),
            excluded: try patterns(LogOptions.exclude, "--exclude")
        )
        request.isFollowing = invocation[LogOptions.follow]
        request.keepsColors = invocation[LogOptions.ansi, default: invocation.console.output.isColored]
        request.keepsOpenLines = invocation[LogOptions.cursor]
        request.isRedacted = !invocation[LogOptions.unredacted]
        return request
    }

    /// How lines are written; a line says whose it is where there may be lines of several.
    func form(hasSeveral: Bool) -> LogPrinter.Form {
        if isRaw { return .raw }
        if invocation.format.isJSON { return .json }
        var style = LogStyle()
        style.hasPrefix = invocation[LogOptions.prefix, default: hasSeveral]
        style.hasTimes = invocation[LogOptions.timestamps]
        style.isColored = invocation.console.output.isColored
        style.folds = invocation[LogOptions.fold, default: invocation.console.output.isTerminal]
        style.calendar = calendar
        return .text(style)
    }

    var isRaw: Bool { invocation[LogOptions.raw] }

    var saysCursor: Bool { invocation[LogOptions.cursor] }

    private var source: Set<LogSource>? { invocation[LogOptions.source] }

    /// A person who asks for one thing sees the end of it; a program gets all, and so does whoever asks for a time.
    private var tailCount: Int? {
        switch invocation[LogOptions.tail] {
        case .all: return nil
        case .lines(let count): return count
        case nil:
            guard invocation.console.output.isTerminal, !isTimed else { return nil }
            return names.targets.count + names.tasks.count > 1 ? Self.tailCountUsual / 2 : Self.tailCountUsual
        }
    }

    private var isTimed: Bool {
        invocation[LogOptions.since] != nil || invocation[LogOptions.until] != nil
            || invocation[LogOptions.after] != nil
    }

    private func time(_ expression: TimeExpression, _ now: WallTime) -> WallTime {
        expression.time(now: now) { calendar?.offset(at: $0) ?? .zero }
    }

    private func patterns(_ option: Option<String>, _ name: String) throws(CommandError) -> [TextPattern] {
        var patterns: [TextPattern] = []
        for text in invocation[all: option] {
            do throws(TextPattern.Fault) {
                patterns.append(try TextPattern(text, ignoresCase: invocation[LogOptions.ignoresCase]))
            } catch {
                let fault = ValueFault(expected: "a POSIX extended regular expression (\(error.reason))")
                throw .usage(.badValue(text, of: name, fault), command: invocation.command.path)
            }
        }
        return patterns
    }

    private var contradictions: [(String, String)] {
        let isJSON = invocation.format.isJSON
        let isDaemon = source == [.daemon]
        let pairs: [(Bool, String, Bool, String)] = [
            (isDaemon, "--source daemon", !names.isEmpty, "a name"),
            (isDaemon, "--source daemon", names.areAllTasks, "--all-tasks"),
            (isDaemon, "--source daemon", names.isPrevious, "--previous"),
            (isRaw, "--raw", isJSON, "--json"),
            (isRaw, "--raw", source.map { $0 != [.backend] && $0.count == 1 } ?? false, "--source"),
            (isRaw, "--raw", invocation[LogOptions.timestamps], "--timestamps"),
            (isRaw, "--raw", invocation[LogOptions.prefix], "--prefix"),
            (isRaw, "--raw", invocation[LogOptions.fold], "--fold"),
            (isRaw, "--raw", !invocation[LogOptions.ansi, default: true], "--no-ansi"),
            (invocation[LogOptions.backend], "--backend", source != nil && source != [.backend], "--source"),
            (invocation[LogOptions.follow], "--follow", invocation[LogOptions.until] != nil, "--until"),
            (invocation[LogOptions.follow], "--follow", invocation[LogOptions.isPrevious], "--previous"),
            (invocation[LogOptions.allTasks], "--all-tasks", !names.isEmpty, "a name"),
        ]
        return pairs.filter { $0.0 && $0.2 }.map { ($0.1, $0.3) }
    }
}
