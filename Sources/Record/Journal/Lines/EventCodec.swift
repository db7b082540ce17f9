package import Domain
package import JSON

/// An event as a line: the body is written here, the sum by `SummedLine`.
package enum EventCodec {
    /// How deep the data of an event may be nested.
    package static let dataDepthMax = 128
    private static let limits = JSONLimits(bytesMax: SummedLine.lineBytesMax, depthMax: dataDepthMax + 1)

    /// Whether a reader will take the data.
    static func isReadable(_ data: JSONObject) -> Bool { depth(of: .object(data), most: dataDepthMax) <= dataDepthMax }

    /// Stops counting where it is deep enough to be refused.
    private static func depth(of value: JSONValue, most: Int) -> Int {
        guard most >= 0 else { return 0 }
        switch value {
        case .null, .bool, .integer, .decimal, .string: return 0
        case .array(let elements): return 1 + (elements.lazy.map { depth(of: $0, most: most - 1) }.max() ?? 0)
        case .object(let object): return 1 + (object.fields.lazy.map { depth(of: $0.value, most: most - 1) }.max() ?? 0)
        }
    }

    /// Appends the body of the event's line, which lacks only the sum and the last brace.
    package static func appendBody(of event: Event, to writer: inout JSONWriter) {
        var head = LineHead(event.scope)
        appendBody(of: event, under: &head, to: &writer)
    }

    /// The same under a head that the journal has made already.
    static func appendBody(of event: Event, under head: inout LineHead, to writer: inout JSONWriter) {
        precondition(head.scope == event.scope, "the head is that of the event's journal")
        writer.beginObject()
        writer.key("seq")
        writer.integer(event.sequence)
        head.write(event.sequence, to: &writer)
        writer.key("type")
        writer.string(event.typeText)
        writer.key("level")
        writer.string(event.level.text)
        head.write(event.createdAt, to: &writer)
        writer.key("message")
        writer.string(event.message)
        writer.key("data")
        writer.write(event.data)
    }

    /// The event of a whole line.
    package static func event(of line: UnsafeRawBufferPointer, file: String) throws(JournalError) -> Event {
        try JSONFile.read(line, file, limits) { (fields) throws(FieldError) in try event(of: fields) }
    }

    private static func event(of fields: Fields) throws(FieldError) -> Event {
        let sequence = try fields.required("seq", .integer)
        guard sequence > 0 else { throw .wrong("seq", expected: "a sequence, which begins at one") }
        let event = Event(
            sequence: sequence,
            scope: try scope(of: fields),
            typeText: try fields.required("type", .text),
            level: try fields.required("level", .term()),
            createdAt: try fields.required("createdAt", .time),
            message: try fields.required("message", .text),
            data: try fields.optional("data", .object) ?? JSONObject()
        )
        guard try fields.required("eventId", .text) == event.id.text else {
            throw .wrong("eventId", expected: "the id of this event")
        }
        return event
    }

    private static func scope(of fields: Fields) throws(FieldError) -> EventScope {
        if let session = try fields.optional("sessionId", .id) as SessionID? { return .session(session) }
        return .run(
            task: try fields.required("taskId", .id),
            step: try fields.required("stepId", .id),
            run: try fields.required("runId", .id)
        )
    }
}
