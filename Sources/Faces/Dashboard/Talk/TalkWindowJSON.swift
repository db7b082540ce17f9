import JSON
import Queries

/// Parts of a conversation as pages have them: `roost.talk_window/1`.
enum TalkWindowJSON {
    static func object(of answer: TalkWindowAnswer) -> JSONObject {
        let window = answer.window
        let items = window.items.map { item -> JSONValue in
            var object = TalkItemJSON.object(of: item)
            object["logLine"] = answer.logLines[item.number].map { .integer(Int64($0)) }
            return .object(object)
        }
        return [
            "schema": "roost.talk_window/1", "run": .string(window.owner.worker),
            "from": .integer(Int64(window.from)), "total": .integer(Int64(window.total)),
            "isLive": .bool(answer.isLive),
            "items": .array(items),
        ]
    }
}
