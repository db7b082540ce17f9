package import Domain
package import JSON
import Settings

extension SchedulerLimits {
    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        slots = Int(try fields.required("slots", .count))
        agentRunsMax = try Self.counts(fields, "agent_runs_max")
        accountRunsMax = try Self.counts(fields, "account_runs_max")
        for field in try fields.optional("accounts", .object)?.fields ?? [] {
            guard let account = field.value.stringValue else { throw .wrong("accounts", expected: "texts by agent") }
            accounts[field.key] = account
        }
        quietHours = try fields.optional("quiet_hours", .quietHours)
        attemptsMax = Int(try fields.required("attempts_max", .count))
        retryDelay = .milliseconds(try fields.required("retry_delay_ms", .count))
        retryDelayMax = .milliseconds(try fields.required("retry_delay_max_ms", .count))
        startupDelay = .milliseconds(try fields.required("startup_delay_ms", .count))
        startupDelayMax = .milliseconds(try fields.required("startup_delay_max_ms", .count))
        startInterval = .milliseconds(try fields.required("start_interval_ms", .count))
        lineageFailedStartsMax = Int(try fields.required("lineage_failed_starts_max", .count))
        failedStartsMax = Int(try fields.required("failed_starts_max", .count))
        failedStartsWindow = .milliseconds(try fields.required("failed_starts_window_ms", .count))
        memoryMin = ByteCount(bytes: try fields.required("memory_min_bytes", .count))
        diskMin = ByteCount(bytes: try fields.required("disk_min_bytes", .count))
        retriesLost = try fields.required("retries_lost", .bool)
    }

    package var json: JSONObject {
        JSONObject(present: [
            ("slots", JSONValue(slots as Int?)),
            ("agent_runs_max", Self.json(agentRunsMax.mapValues { JSONValue($0 as Int?) })),
            ("account_runs_max", Self.json(accountRunsMax.mapValues { JSONValue($0 as Int?) })),
            ("accounts", Self.json(accounts.mapValues(JSONValue.string))),
            ("quiet_hours", JSONValue(quietHours?.description)),
            ("attempts_max", JSONValue(attemptsMax as Int?)),
            ("retry_delay_ms", Self.milliseconds(retryDelay)),
            ("retry_delay_max_ms", Self.milliseconds(retryDelayMax)),
            ("startup_delay_ms", Self.milliseconds(startupDelay)),
            ("startup_delay_max_ms", Self.milliseconds(startupDelayMax)),
            ("start_interval_ms", Self.milliseconds(startInterval)),
            ("lineage_failed_starts_max", JSONValue(lineageFailedStartsMax as Int?)),
            ("failed_starts_max", JSONValue(failedStartsMax as Int?)),
            ("failed_starts_window_ms", Self.milliseconds(failedStartsWindow)),
            ("memory_min_bytes", .integer(memoryMin.bytes)),
            ("disk_min_bytes", .integer(diskMin.bytes)),
            ("retries_lost", .bool(retriesLost)),
        ])
    }

    private static func counts(_ fields: Fields, _ key: String) throws(FieldError) -> [String: Int] {
        var counts: [String: Int] = [:]
        for field in try fields.optional(key, .object)?.fields ?? [] {
            guard let count = field.value.integerValue, count >= 0 else {
                throw .wrong(key, expected: "counts by name")
            }
            counts[field.key] = Int(count)
        }
        return counts
    }

    /// In the order of the names: equal limits are equal texts.
    private static func json(_ values: [String: JSONValue]) -> JSONValue {
        values.isEmpty ? .null : .object(JSONObject(values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }

    private static func milliseconds(_ duration: Duration) -> JSONValue {
        .integer(Int64(duration / .milliseconds(1)))
    }
}
