package import JSON

/// How far a task got, and what it waits for.
package struct TaskProgress: Hashable, Sendable {
    /// Which of the plan's steps is under way, or comes next.
    package var step = 0
    /// The last attempt at that step; 0: there was none yet.
    package var attempt = 0
    /// How many attempts at that step count as failed.
    package var failed = 0
    /// How many of them were broken off by a restart, and do not count.
    package var interrupted = 0
    /// When the latest starts that came to nothing did so, as long as none between them came to more.
    package var failedStarts: [WallTime] = []
    /// Before that it is not tried again.
    package var notBefore: WallTime?
    package var lastRun: RunID?
    /// What is done once the run is over that is under way.
    package var awaitedRetry: AwaitedRetry?
    /// The slot that works on it.
    package var slot: Int?
    /// Why a person must approve it first.
    package var hold: String?
    /// Why it was not started, as last told.
    package var waits: String?
    /// What it should come after, and what did not come to its end.
    package var blockedBy: TaskID?
    /// What the steps before this one leave to it.
    package var carried: [StepCarry] = []

    package init() {}

    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        step = Int(try fields.required("step", .count))
        attempt = Int(try fields.required("attempt", .count))
        failed = Int(try fields.optional("failed", .count) ?? 0)
        interrupted = Int(try fields.optional("interrupted", .count) ?? 0)
        failedStarts = try fields.optional("failed_starts", .times) ?? []
        notBefore = try fields.optional("not_before", .time)
        lastRun = try fields.optional("last_run", .id)
        awaitedRetry = try fields.optional("awaited_retry", .object).map { (object) throws(FieldError) in
            try AwaitedRetry(Fields(object))
        }
        slot = try fields.optional("slot", .count).map { Int($0) }
        hold = try fields.optional("hold", .text)
        waits = try fields.optional("waits", .text)
        blockedBy = try fields.optional("blocked_by", .id)
        for carry in try fields.optional("carried", .objects) ?? [] { carried.append(try StepCarry(carry)) }
    }

    /// What is absent is left out.
    package var json: JSONObject {
        JSONObject(present: [
            ("step", JSONValue(step as Int?)),
            ("attempt", JSONValue(attempt as Int?)),
            ("failed", failed == 0 ? .null : JSONValue(failed as Int?)),
            ("interrupted", interrupted == 0 ? .null : JSONValue(interrupted as Int?)),
            ("failed_starts", failedStarts.isEmpty ? .null : .array(failedStarts.map { .string($0.iso) })),
            ("not_before", JSONValue(notBefore?.iso)),
            ("last_run", JSONValue(lastRun?.text)),
            ("awaited_retry", awaitedRetry.map { .object(JSONObject(present: $0.fields)) } ?? .null),
            ("slot", JSONValue(slot)),
            ("hold", JSONValue(hold)),
            ("waits", JSONValue(waits)),
            ("blocked_by", JSONValue(blockedBy?.text)),
            ("carried", carried.isEmpty ? .null : .array(carried.map { .object($0.json) })),
        ])
    }
}

extension FieldShape where Value == [WallTime] {
    fileprivate static var times: FieldShape {
        FieldShape(expected: "a list of times") { value in
            guard let elements = value.arrayValue else { return nil }
            let times = elements.compactMap { FieldShape<WallTime>.time.read($0) }
            return times.count == elements.count ? times : nil
        }
    }
}
