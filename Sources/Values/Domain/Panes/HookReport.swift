package import JSON

/// What a hook of an agent tells: that something happens in a pane, or in a run.
package struct HookReport: Hashable, Sendable {
    private static let idBytesMax = 128
    private static let eventBytesMax = 64

    /// By which it is known again where it comes twice.
    package let id: String
    /// As the agent calls it, such as `SessionStart`.
    package let event: String
    package let at: WallTime
    package let pane: PaneName?
    package let run: RunID?
    /// What of the hook's own words is of use.
    package let data: JSONObject

    /// - Parameter run: what happens in a run is the run's, wherever its agent was started from.
    package init(id: String, event: String, at: WallTime, pane: PaneName?, run: RunID?, data: JSONObject = [:]) {
        self.id = id
        self.event = event
        self.at = at
        self.pane = run == nil ? pane : nil
        self.run = run
        self.data = data
    }

    package init(json object: JSONObject) throws(FieldError) {
        try self.init(Fields(object))
    }

    package init(_ fields: Fields) throws(FieldError) {
        let id = try fields.required("id", .text)
        guard Self.isWord(id, bytesMax: Self.idBytesMax) else { throw .wrong("id", expected: "a name of a report") }
        let event = try fields.required("event", .text)
        guard Self.isEvent(event) else { throw .wrong("event", expected: "the name of a hook event") }
        let pane = try fields.optional("pane", .text).map { (word) throws(FieldError) in
            guard let pane = PaneName(rawValue: word) else { throw .wrong("pane", expected: "the name of a pane") }
            return pane
        }
        self.init(
            id: id,
            event: event,
            at: WallTime(nanoseconds: try fields.required("at", .count)),
            pane: pane,
            run: try fields.optional("run", .id),
            data: try fields.optional("data", .object) ?? [:]
        )
    }

    package static func isEvent(_ text: String) -> Bool { isWord(text, bytesMax: eventBytesMax) }

    package var json: JSONObject {
        var object: JSONObject = ["id": .string(id), "event": .string(event), "at": .integer(at.nanoseconds)]
        object["pane"] = pane.map { .string($0.rawValue) }
        object["run"] = run.map { .string($0.text) }
        if !data.isEmpty { object["data"] = .object(data) }
        return object
    }

    private static func isWord(_ text: String, bytesMax: Int) -> Bool {
        !text.isEmpty && text.utf8.count <= bytesMax
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "_")
            }
    }
}
