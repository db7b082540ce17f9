import Domain
import JSON

/// The fields of a line of a log under the names that the nine tables have for them.
struct LogFields {
    private static let timeKeys = [
        "timestamp", "ts", "time", "created_at", "@timestamp", "date", "detected_at", "spawned_at", "started_at",
    ]
    /// What may hold the fields that a line is about.
    private static let inner = ["data", "payload", "fields", "properties"]
    private static let names = [
        "run_id": "worker_id", "input_tokens": "tokens_input", "prompt_tokens": "tokens_input",
        "output_tokens": "tokens_output", "completion_tokens": "tokens_output", "total_tokens": "tokens_total",
        "cache_read_input_tokens": "tokens_cached_read", "cache_read_tokens": "tokens_cached_read",
        "cached_tokens": "tokens_cached_read", "cache_creation_input_tokens": "tokens_cached_write",
        "cache_write_tokens": "tokens_cached_write", "cost": "actual_cost_usd", "cost_usd": "actual_cost_usd",
        "total_cost_usd": "actual_cost_usd", "msg": "message", "level": "severity",
    ]
    private static let ids = ["task_id", "worker_id", "context_id", "session_id"]

    private(set) var object = JSONObject()

    /// What stands outside counts before what stands within.
    init(_ line: JSONObject) {
        for field in line.fields { add(field) }
        for key in Self.inner {
            guard let nested = object[key]?.objectValue else { continue }
            object[key] = nil
            for field in nested.fields { add(field) }
        }
        for key in Self.ids {
            if let number = object[key]?.integerValue { object[key] = .string(String(number)) }
        }
    }

    private mutating func add(_ field: JSONObject.Field) {
        let snake = Self.snake(field.key)
        let name = Self.names[snake] ?? snake
        if object[name] == nil, !field.value.isNull { object.append(name, field.value) }
    }

    /// `decisionPoint` as `decision_point`.
    private static func snake(_ key: String) -> String {
        guard key.utf8.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else { return key }
        var name = ""
        for letter in key {
            if letter.isUppercase, !name.isEmpty, name.last != "_" { name += "_" }
            name += letter.lowercased()
        }
        return name
    }

    // MARK: - Values

    func text(_ key: String) -> String? {
        switch object[key] {
        case .string(let text)?: text
        case .integer(let number)?: String(number)
        case .decimal(let number)?: number
        case .null?, .bool?, .array?, .object?, nil: nil
        }
    }

    func count(_ key: String) -> Int64? { object[key]?.integerValue.map { max(0, $0) } }

    func milliseconds(_ key: String) -> Duration? {
        guard let number = object[key]?.double, number >= 0, number < 1e15 else { return nil }
        return .microseconds(Int64(number * 1_000))
    }

    func money(_ key: String) -> Money? {
        guard let text = text(key) else { return nil }
        return Deliberate.ignore(because: "what is no amount is no cost") { () throws(MoneyError) in
            try Money(dollars: text)
        }
    }

    /// When it happened, of all that is told.
    var time: WallTime? {
        for key in Self.timeKeys {
            if let value = object[key], let time = Self.time(value) { return time }
        }
        return nil
    }

    private static func time(_ value: JSONValue) -> WallTime? {
        if let text = value.stringValue {
            // Python writes times of UTC without saying so.
            for form in [text, text + "Z"] {
                let time = Deliberate.ignore(because: "another form may fit") { () throws(TimeError) in
                    try WallTime(iso: form)
                }
                if let time { return time }
            }
            return nil
        }
        guard let number = value.double, number > 0 else { return nil }
        // Seconds of our time have ten digits, milliseconds thirteen.
        let seconds = number > 1e11 ? number / 1_000 : number
        return seconds < 9e9 ? WallTime(nanoseconds: Int64((seconds * 1e6).rounded()) * 1_000) : nil
    }
}
