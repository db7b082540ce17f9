import Decoding
import Domain
import JSON
import Platform

/// Runs of the real Claude Code, read as plainly as can be: what a decoder does with them is tested with the decoder.
enum ClaudeRuns {
    /// `$ROOST_CORPORA`, else `../shared/corpora`
    static let folder = BesideRepository.path(
        (Environment.current()["ROOST_CORPORA"] ?? "\(BesideRepository.folder)/shared/corpora") + "/real-runs/claude"
    )

    /// What the last line of each run says that its session cost so far.
    static func costs() throws -> [(run: String, session: String, cost: Money)] {
        let expected = try JSONReader.read(try bytes("../expected.json"))["claude"]?.objectValue
        return try (expected?.fields ?? []).compactMap { field in
            guard let session = field.value["session_id"]?.stringValue, let cost = field.value["total_cost_usd"],
                !cost.isNull
            else { return nil }
            return (field.key, session, try Money(dollars: PriceLists.text(cost)))
        }
    }

    static func transcripts() throws -> [UsageReport] {
        let disk = SystemDisk()
        let project = "projects/-home-dev-project"
        let sessions = try disk.list("\(folder ?? "")/\(project)").sorted()
        return try sessions.flatMap { name in
            if name.hasSuffix(".jsonl") { return try lines("\(project)/\(name)").compactMap(message) }
            let agents = try disk.list("\(folder ?? "")/\(project)/\(name)/subagents").sorted()
            return try agents.filter { $0.hasSuffix(".jsonl") }.flatMap { agent in
                try lines("\(project)/\(name)/subagents/\(agent)").compactMap(message)
            }
        }
    }

    /// Messages as they begin, and what each result says was taken since the one before it.
    static func stream(_ run: String) throws -> [UsageReport] {
        try lines("\(run).stdout").flatMap { line in
            line["type"]?.stringValue == "result" ? totals(line) : [message(line)].compactMap(\.self)
        }
    }

    private static func message(_ line: JSONValue) -> UsageReport? {
        guard line["type"]?.stringValue == "assistant", let message = line["message"], let usage = message["usage"],
            let id = message["id"]?.stringValue
        else { return nil }
        func count(_ value: JSONValue?, _ key: String) -> Int64 { value?[key]?.integerValue ?? 0 }
        let request = (line["requestId"] ?? line["request_id"])?.stringValue
        let isSidechain = line["isSidechain"]?.bool ?? !(line["parent_tool_use_id"]?.isNull ?? true)
        return UsageReport(
            response: ResponseKey(message: id, request: request),
            conversation: (line["sessionId"] ?? line["session_id"])?.stringValue,
            model: message["model"]?.stringValue,
            at: time(line["timestamp"]),
            usage: Usage(
                input: count(usage, "input_tokens"),
                output: count(usage, "output_tokens"),
                cacheRead: count(usage, "cache_read_input_tokens"),
                cacheWrite5m: count(usage["cache_creation"], "ephemeral_5m_input_tokens"),
                cacheWrite1h: count(usage["cache_creation"], "ephemeral_1h_input_tokens")
            ),
            isSidechain: isSidechain
        )
    }

    private static func totals(_ line: JSONValue) -> [UsageReport] {
        (line["model_usage_since_last_result"]?.objectValue?.fields ?? []).map { model in
            func count(_ key: String) -> Int64 { model.value[key]?.integerValue ?? 0 }
            return UsageReport(
                response: nil,
                conversation: line["session_id"]?.stringValue,
                model: model.key,
                usage: Usage(
                    input: count("inputTokens"),
                    output: count("outputTokens"),
                    cacheRead: count("cacheReadInputTokens"),
                    cacheWrite5m: count("cacheCreationEphemeral5mInputTokens"),
                    cacheWrite1h: count("cacheCreationEphemeral1hInputTokens")
                ),
                scope: .total(part: line["uuid"]?.stringValue ?? "")
            )
        }
    }

    private static func time(_ value: JSONValue?) -> WallTime? {
        value?.stringValue.flatMap { text in
            Deliberate.ignore(because: "a line without a time is one") { () throws(TimeError) in
                try WallTime(iso: text)
            }
        }
    }

    private static func lines(_ name: String) throws -> [JSONValue] {
        try bytes(name).split(separator: UInt8(ascii: "\n")).compactMap { line in
            Deliberate.ignore(because: "a run that was cut ends within a line") { () throws(JSONError) in
                try JSONReader.read(Array(line))
            }
        }
    }

    private static func bytes(_ name: String) throws -> [UInt8] {
        try SystemDisk().readAll("\(folder ?? "")/\(name)", bytesMax: 1 << 24)
    }
}
