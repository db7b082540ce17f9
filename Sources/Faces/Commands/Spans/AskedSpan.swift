import Domain
import Platform

/// The time that a question is about: from its beginning up to its end, which is not in it any more.
struct AskedSpan {
    /// What is meant where nothing is said.
    enum Usual {
        case today
        case days(Int)
    }

    let range: Range<WallTime>
    /// Whose days they are.
    let calendar: LocalCalendar
    /// As it goes on behind "no model responses".
    let words: String
    /// Whether nobody said which, and may not know.
    let isUsual: Bool

    private static let first = WallTime(nanoseconds: 0)
    /// The end of 2261.
    private static let last = WallTime(nanoseconds: 9_214_646_399_000_000_000)

    init(_ invocation: Invocation, usually usual: Usual) throws(CommandError) {
        let calendar = invocation[SpanOptions.utc] ? LocalCalendar.utc : LocalCalendar()
        let now = invocation.clock.now().wall
        self.calendar = calendar
        let given = try Self.given(invocation)
        isUsual = given.isEmpty
        if invocation[SpanOptions.every] {
            (range, words) = (Self.first..<Self.last, "yet")
        } else if let month = invocation[SpanOptions.month] {
            (range, words) = (calendar.start(of: month.first)..<calendar.start(of: month.next), "in \(month)")
        } else if invocation[SpanOptions.since] != nil || invocation[SpanOptions.until] != nil {
            (range, words) = (try Self.bounds(invocation, now, calendar), "in that time")
        } else if invocation[SpanOptions.yesterday] {
            let today = calendar.day(around: now)
            (range, words) = (calendar.day(around: today.lowerBound - .nanoseconds(1)), "yesterday")
        } else if case .days(let count) = usual, !invocation[SpanOptions.today] {
            (range, words) = (now - .seconds(count * 86_400)..<Self.last, "in the last \(count) days")
        } else {
            (range, words) = (calendar.day(around: now), "today")
        }
    }

    private static func bounds(
        _ invocation: Invocation,
        _ now: WallTime,
        _ calendar: LocalCalendar
    ) throws(CommandError) -> Range<WallTime> {
        func time(_ option: Option<TimeExpression>) -> WallTime? {
            invocation[option].map { $0.time(now: now, offset: calendar.offset) }
        }
        let from = time(SpanOptions.since) ?? first
        let to = time(SpanOptions.until) ?? last
        guard from < to else {
            let fault = ValueFault(expected: "a time after that of --since, \(calendar.text(from))")
            throw .usage(.badValue(calendar.text(to), of: "--until", fault), command: invocation.command.path)
        }
        return from..<to
    }

    private static func given(_ invocation: Invocation) throws(CommandError) -> [String] {
        let isBounded = invocation[SpanOptions.since] != nil || invocation[SpanOptions.until] != nil
        let given = [
            (invocation[SpanOptions.today], "--today"), (invocation[SpanOptions.yesterday], "--yesterday"),
            (invocation[SpanOptions.month] != nil, "--month"), (invocation[SpanOptions.every], "--all"),
            (isBounded, invocation[SpanOptions.since] != nil ? "--since" : "--until"),
        ].filter(\.0).map(\.1)
        guard given.count > 1 else { return given }
        throw .usage(.together(given[0], given[1]), command: invocation.command.path)
    }
}
