import Domain
import JSON
import Journal

/// A question on its way to the child that answers it: one JSON object.
struct SQLAsked: Hashable, Sendable {
    /// More is refused before anything is started.
    static let bytesMax = 1 << 20

    let home: String
    let index: String
    let conversations: String
    let withConversations: Bool
    /// Those that are asked as well.
    let archived: [CivilMonth]
    let text: String
    let values: [String: String]
    let limits: SQLLimits
    /// The process that asks: without it nobody wants the answer.
    let parent: Int32

    init(
        _ text: String,
        values: [String: String],
        of paths: RecordPaths,
        withConversations: Bool,
        archived: [CivilMonth] = [],
        limits: SQLLimits,
        parent: Int32
    ) {
        home = paths.home.root
        index = paths.index
        conversations = paths.conversations
        self.withConversations = withConversations
        self.archived = archived
        self.text = text
        self.values = values
        self.limits = limits
        self.parent = parent
    }

    var paths: RecordPaths {
        RecordPaths(home: HomePaths(root: home), index: index, conversations: conversations)
    }

    var bytes: [UInt8] {
        let values = values.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
        return JSONWriter.bytes([
            "home": .string(home), "index": .string(index), "conversations": .string(conversations),
            "with_conversations": .bool(withConversations), "text": .string(text),
            "archived": .array(archived.map { .string("\($0)") }),
            "values": .object(JSONObject(values)), "time_ns": .integer(limits.time.nanoseconds),
            "memory": .integer(limits.memory.bytes), "rows_max": JSONValue(limits.rowsMax),
            "bytes_max": JSONValue(limits.bytesMax), "blob_bytes_max": JSONValue(limits.blobBytesMax),
            "parent": JSONValue(parent),
        ])
    }

    /// Nothing where it is no such question.
    init?(_ bytes: [UInt8]) throws(JSONError) {
        let json = try JSONReader.read(bytes)
        func number(_ key: String) -> Int64? { json[key]?.integerValue }
        guard let home = json["home"]?.stringValue, let index = json["index"]?.stringValue,
            let conversations = json["conversations"]?.stringValue, let text = json["text"]?.stringValue,
            let time = number("time_ns"), let memory = number("memory"), let rowsMax = number("rows_max"),
            let bytesMax = number("bytes_max"), let blobBytesMax = number("blob_bytes_max"),
            let parent = number("parent").flatMap({ Int32(exactly: $0) })
        else { return nil }
        var limits = SQLLimits()
        limits.time = .nanoseconds(time)
        limits.memory = ByteCount(bytes: memory)
        limits.rowsMax = Int(rowsMax)
        limits.bytesMax = Int(bytesMax)
        limits.blobBytesMax = Int(blobBytesMax)
        self.init(
            text,
            values: (json["values"]?.objectValue?.fields ?? []).reduce(into: [:]) { $0[$1.key] = $1.value.stringValue },
            of: RecordPaths(home: HomePaths(root: home), index: index, conversations: conversations),
            withConversations: json["with_conversations"]?.bool ?? false,
            archived: json["archived"]?.arrayValue?.compactMap { $0.stringValue.flatMap { CivilMonth($0) } } ?? [],
            limits: limits,
            parent: parent
        )
    }
}
