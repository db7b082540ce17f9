import Domain
import JSON
import Queries

/// A part of a conversation as pages have it.
enum TalkItemJSON {
    static func object(of item: TalkWindowItem) -> JSONObject {
        var object: JSONObject = [
            "i": .integer(Int64(item.number)),
            "time": JSONValue(item.at?.iso),
            "role": .string(item.role),
            "kind": .string(word(for: item.kind)),
        ]
        object["text"] = item.text.map { .string($0.text) }
        object["cutBytes"] = cutBytes(of: item).map { .integer(Int64($0)) }
        object["model"] = item.model.map { .string($0) }
        object["block"] = item.block.map { .integer($0) }
        if item.isSidechain { object["sidechain"] = true }
        if item.isFailure { object["isError"] = true }
        object["tool"] = item.tool.map { .object(tool($0)) }
        object["diff"] = item.patch.map { .string($0.text) }
        if let usage = item.usage { add(usage, to: &object) }
        if let source = item.source, !item.bytes.isEmpty {
            object["place"] = [
                "source": .string(source), "offset": .integer(item.bytes.lowerBound),
                "bytes": .integer(Int64(item.bytes.count)),
            ]
        }
        return object
    }

    static func word(for kind: TalkKind) -> String {
        switch kind {
        case .prompt, .answer: "text"
        case .thinking: "thinking"
        case .call: "tool_call"
        case .result: "tool_result"
        case .note: "note"
        }
    }

    /// How much of it is not told; nil where that is nothing.
    private static func cutBytes(of item: TalkWindowItem) -> Int? {
        let left = [item.text, item.tool?.input, item.patch].compactMap { $0?.leftBytes }.max() ?? 0
        return left > 0 ? left : item.isCut ? 1 : nil
    }

    private static func tool(_ tool: TalkWindowItem.Tool) -> JSONObject {
        var object: JSONObject = ["name": .string(tool.name)]
        object["title"] = tool.title.map { .string($0) }
        object["input"] = tool.input.map { .string($0.text) }
        object["call"] = tool.call.map { .string($0) }
        object["isError"] = tool.isFailure.map { .bool($0) }
        object["tookMs"] = tool.took.map { .integer($0.nanoseconds / 1_000_000) }
        object["exit"] = tool.exit.map { .integer(Int64($0)) }
        return object
    }

    private static func add(_ told: TalkUsage, to object: inout JSONObject) {
        let usage = told.usage
        object["tokens"] = [
            "in": .integer(usage.input), "out": .integer(usage.output), "fromCache": .integer(usage.cacheRead),
            "toCache": .integer(usage.cacheWrite5m.addingReportingOverflow(usage.cacheWrite1h).partialValue),
        ]
        object["costUsd"] = told.cost.map { .string($0.exactText) }
    }
}
