import Domain

/// The ids of traces and spans: made of what they stand for, so that whoever exports twice gets the same ones.
enum SpanName {
    /// Sixteen bytes in hexadecimal: a task is one trace.
    static func trace(ofTask task: String) -> String { hex("roost task \(task)", bytes: 16) }

    static func span(ofTask task: String) -> String { hex("roost task span \(task)", bytes: 8) }

    static func span(ofRun run: String) -> String { hex("roost run \(run)", bytes: 8) }

    static func span(of call: RecordedCall) -> String { hex("roost call \(call.run) \(call.row)", bytes: 8) }

    static func span(of tool: RecordedToolCall) -> String { hex("roost tool \(tool.run) \(tool.block)", bytes: 8) }

    private static func hex(_ name: String, bytes: Int) -> String {
        Hex.encode(SHA256.digest(Array(name.utf8)).prefix(bytes))
    }
}
