import Domain
import JSON
import Platform

/// Says what Claude Code says with `--output-format stream-json --verbose --include-partial-messages`.
struct Speaker {
    let conversation: String
    let model: String
    let pace: Duration
    /// Ids are never the same in two runs: a response is counted once, whichever run tells of it.
    private var ids: Dice
    private var counts: Dice
    private var nextUsage: TokenCount?
    private var seen: Int64 = 12_000
    private(set) var turn = TokenCount()
    private(set) var total = TokenCount()
    private(set) var responses = 0
    /// How many calls were denied in this turn.
    var deniedCalls: [JSONValue] = []

    init(_ options: DemoOptions, seed: UInt64) {
        model = options.model
        pace = options.pace
        counts = Dice(seed: seed)
        let now = SystemClock().now()
        var ids = Dice(text: options.run ?? "\(now.wall.nanoseconds) \(ProcessIdentity.ownPID)")
        conversation = options.conversation ?? ids.id()
        self.ids = ids
    }

    // MARK: - Lines

    mutating func line(_ type: String, _ fields: JSONObject) {
        var object: JSONObject = ["type": .string(type)]
        for field in fields.fields { object.append(field.key, field.value) }
        object.append("session_id", .string(conversation))
        object.append("uuid", .string(ids.id()))
        Channels.write(JSONWriter.bytes(.object(object)) + [UInt8(ascii: "\n")])
    }

    mutating func begin(folder: String) {
        let tools: [JSONValue] = ["AskUserQuestion", "Bash", "Edit", "Read", "Write"]
        line(
            "system",
            [
                "subtype": "init", "cwd": .string(folder), "tools": .array(tools), "mcp_servers": .array([]),
                "model": .string(model), "permissionMode": "default", "apiKeySource": "none",
                "claude_code_version": .string("demo-\(DemoHelp.version)"),
            ]
        )
    }

    mutating func system(_ subtype: String, _ fields: JSONObject = [:]) {
        var object: JSONObject = ["subtype": .string(subtype)]
        for field in fields.fields { object.append(field.key, field.value) }
        line("system", object)
    }

    mutating func event(_ event: JSONObject, of message: String) {
        line(
            "stream_event",
            ["event": .object(event), "parent_tool_use_id": .null, "api_message_id": .string(message)]
        )
    }

    mutating func user(_ content: JSONObject, _ extra: JSONObject = [:]) {
        var object: JSONObject = [
            "message": ["role": "user", "content": [.object(content)]], "parent_tool_use_id": .null,
            "timestamp": .string(SystemClock().now().wall.iso),
        ]
        for field in extra.fields { object.append(field.key, field.value) }
        line("user", object)
    }

    mutating func id(_ kind: String) -> String { "\(kind)_demo\(ids.word())" }

    // MARK: - What it takes

    mutating func use(_ input: Int64, _ output: Int64) { nextUsage = TokenCount(input: input, output: output) }

    /// What the next response takes: as the script says, or as much as is likely.
    mutating func tokens(words: Int) -> TokenCount {
        responses += 1
        let written = Int64(200 + counts.number(below: 900))
        let likely = TokenCount(
            input: Int64(3 + counts.number(below: 9)),
            output: Int64(20 + words * 2 + counts.number(below: 60)),
            cacheRead: seen,
            cacheWrite: written
        )
        seen += written
        let taken = nextUsage ?? likely
        nextUsage = nil
        turn = turn + taken
        total = total + taken
        return taken
    }

    mutating func beginTurn() {
        turn = TokenCount()
        deniedCalls = []
    }
}
