import Domain
import JSON
import Queries

/// What leads through a conversation as pages have it: `roost.talk_outline/1`.
enum TalkOutlineJSON {
    static func object(of outline: TalkOutlineAnswer) -> JSONObject {
        [
            "schema": "roost.talk_outline/1", "total": .integer(Int64(outline.total)), "isCut": .bool(outline.isCut),
            "entries": .array(outline.entries.map { .object(entry($0)) }),
        ]
    }

    private static func entry(_ entry: TalkOutline.Entry) -> JSONObject {
        [
            "i": .integer(Int64(entry.number)), "kind": .string(TalkItemJSON.word(for: entry.kind)),
            "label": .string(entry.label), "isError": .bool(entry.isFailure), "time": JSONValue(entry.at?.iso),
        ]
    }
}
