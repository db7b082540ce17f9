package import Domain
package import JSON

/// A pause of a run in its middle, the last of them: how long it has lasted does not count as time of its agent's.
package struct RunPause: Hashable, Sendable {
    package let by: Term<PauseReason>
    /// For people.
    package let why: String?
    package let at: WallTime
    package let from: MonotonicTime
    /// Nil: it is paused.
    package private(set) var until: MonotonicTime?
    /// How long all pauses before this one were together.
    package let earlier: Duration

    package init(by: PauseReason, why: String?, at now: Moment, after last: RunPause?) {
        self.by = .known(by)
        self.why = why
        at = now.wall.truncatedToMilliseconds
        from = now.monotonic
        earlier = last.map { $0.length(at: now.monotonic) } ?? .zero
    }

    package init(_ fields: Fields) throws(FieldError) {
        by = try fields.required("by", .term())
        why = try fields.optional("why", .text)
        at = try fields.required("at", .time)
        from = MonotonicTime(nanoseconds: try fields.required("fromNs", .integer))
        until = try fields.optional("untilNs", .integer).map { MonotonicTime(nanoseconds: $0) }
        earlier = .nanoseconds(try fields.optional("earlierNs", .count) ?? 0)
    }

    package var isOver: Bool { until != nil }

    /// Of this pause and all before it.
    package func length(at now: MonotonicTime) -> Duration { earlier + max(.zero, from.duration(to: until ?? now)) }

    package func ended(at now: MonotonicTime) -> RunPause {
        var pause = self
        pause.until = until ?? now
        return pause
    }

    /// Whether it tells of something that came after the other.
    package func isNewer(than other: RunPause?) -> Bool {
        guard let other else { return true }
        return from > other.from || from == other.from && isOver && !other.isOver
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("by", by)
        list.add("why", why)
        list.add("at", at)
        list.add("fromNs", from.nanoseconds)
        list.add("untilNs", until?.nanoseconds)
        list.add("earlierNs", earlier.nanoseconds)
        return list.object
    }
}
