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
        return object(
            run: window.owner.worker,
            from: window.from,
            total: window.total,
            isLive: answer.isLive,
            items: items
        )
    }

    static func empty(run: String, isLive: Bool) -> JSONObject {
        object(run: run, from: 0, total: 0, isLive: isLive, items: [])
    }

    private static func object(run: String, from: Int, total: Int, isLive: Bool, items: [JSONValue]) -> JSONObject {
        [
            "schema": "roost.talk_window/1", "run": .string(run), "from": .integer(Int64(from)),
            "total": .integer(Int64(total)), "isLive": .bool(isLive), "items": .array(items),
        ]
    }
}
