import Decoding
import Domain
import JSON
import Platform

/// Runs of the real Codex, read as plainly as can be: what a decoder does with them is tested with the decoder.
enum CodexRuns {
    /// `$ROOST_CORPORA`, else `../shared/corpora`
    static let folder = BesideRepository.path(
        (Environment.current()["ROOST_CORPORA"] ?? "\(BesideRepository.folder)/shared/corpora") + "/real-runs/codex"
    )

    static func rollouts(withRecords: Bool = true) throws -> [UsageReport] {
        let day = (folder ?? "") + "/sessions/2026/11/20"
        return try SystemDisk().list(day).sorted().flatMap { name in
            var codex = CodexUsage()
            return try lines("sessions/2026/11/20/\(name)").compactMap { line in
                withRecords || line["type"]?.stringValue != "token_usage_record" ? take(line, into: &codex) : nil
            }
        }
    }

    static func stream(_ name: String, isFork: Bool) throws -> [UsageReport] {
        var codex = CodexUsage()
        return try lines("\(name).stdout").compactMap { line in
            switch line["type"]?.stringValue {
            case "thread.started":
                codex.threadStarted(line["thread_id"]?.stringValue ?? "", forkOf: isFork ? "parent" : nil)
                return nil
            case "turn.completed":
                return counters(line["usage"]).flatMap { codex.turnCompleted(total: $0, at: nil) }
            case _: return nil
            }
        }
    }

    private static func take(_ line: JSONValue, into codex: inout CodexUsage) -> UsageReport? {
        let payload = line["payload"] ?? .null
        let at = time(line["timestamp"])
        switch (line["type"]?.stringValue, payload["type"]?.stringValue) {
        case ("session_meta", _):
            codex.sessionMeta(
                thread: payload["id"]?.stringValue ?? "",
                began: time(payload["timestamp"]),
                writtenAt: at,
                forkedFrom: payload["forked_from_id"]?.stringValue
            )
        case ("turn_context", _): codex.turnContext(model: payload["model"]?.stringValue)
        case ("event_msg", "task_started"):
            let started = payload["started_at"]?.integerValue.map { WallTime(nanoseconds: $0 * 1_000_000_000) }
            codex.taskStarted(startedAt: started, writtenAt: at)
        case ("event_msg", "token_count"):
            let told = payload["info"] ?? .null
            return codex.tokenCount(
                total: counters(told["total_token_usage"]),
                last: counters(told["last_token_usage"]),
                at: at
            )
        case ("token_usage_record", _):
            return counters(payload["usage"]).flatMap { usage in
                codex.usageRecord(
                    response: payload["response_id"]?.stringValue ?? "",
                    thread: payload["thread_id"]?.stringValue,
                    usage: usage,
                    threadTotal: counters(payload["thread_token_usage"]),
                    at: at
                )
            }
        case _: break
        }
        return nil
    }

    private static func counters(_ value: JSONValue?) -> CodexCounters? {
        guard let object = value?.objectValue else { return nil }
        return CodexCounters(
            input: object["input_tokens"]?.integerValue ?? 0,
            cached: object["cached_input_tokens"]?.integerValue ?? 0,
            cacheWrite: object["cache_write_input_tokens"]?.integerValue ?? 0,
            output: object["output_tokens"]?.integerValue ?? 0,
            reasoning: object["reasoning_output_tokens"]?.integerValue ?? 0
        )
    }

    private static func time(_ value: JSONValue?) -> WallTime? {
        value?.stringValue.flatMap { text in
            Deliberate.ignore(because: "a line without a time is one") { () throws(TimeError) in try WallTime(iso: text)
            }
        }
    }

    static func json(_ name: String) throws -> JSONValue {
        try JSONReader.read(try SystemDisk().readAll((folder ?? "") + "/\(name)", bytesMax: 1 << 24))
    }

    private static func lines(_ name: String) throws -> [JSONValue] {
        let bytes = try SystemDisk().readAll((folder ?? "") + "/\(name)", bytesMax: 1 << 24)
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSONReader.read(Array($0)) }
    }
}
