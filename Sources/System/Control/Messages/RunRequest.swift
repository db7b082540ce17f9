package import Domain
package import JSON

/// What the daemon asks of the shim of a run. Each is answered once, by a `RunReply` with its id.
package struct RunRequest: Hashable, Sendable {
    package enum Wish: Hashable, Sendable {
        /// End the agent's tree: asked first, killed when the grace is over. Without a grace, that of the run.
        case stop(reason: Term<Reason>, graceSeconds: Int64?, why: String? = nil)
        /// End it now.
        case kill
        case checkpoint
        /// Hold the agent's tree where it is, and what it has done with it.
        case pause(PauseReason, why: String?)
        /// Let it go on.
        case resume
        /// Bytes for the agent's standard input.
        case input([UInt8])
        /// The end of the agent's standard input.
        case closeInput
        /// A wish of a newer version, by its word: to be answered with no.
        case unknown(String)
    }

    /// Chosen by who asks, and given back with the answer.
    package let id: Int64
    package let wish: Wish

    package static let key = "request"

    package init(_ id: Int64, _ wish: Wish) {
        self.id = id
        self.wish = wish
    }

    package init(_ frame: JSONObject) throws(ControlError) {
        do throws(FieldError) { try self.init(Fields(frame)) } catch { throw .field(error) }
    }

    private init(_ fields: Fields) throws(FieldError) {
        id = try fields.required("id", .integer)
        switch try fields.required(Self.key, .text) {
        case "stop":
            wish = .stop(
                reason: try fields.optional("reason", .term()) ?? .known(.stopped),
                graceSeconds: try fields.optional("graceSec", .count),
                why: try fields.optional("why", .text)
            )
        case "kill": wish = .kill
        case "checkpoint": wish = .checkpoint
        case "pause":
            let by: Term<PauseReason> = try fields.required("by", .term())
            guard let known = by.known else { throw .wrong("by", expected: "budget or person") }
            wish = .pause(known, why: try fields.optional("why", .text))
        case "resume": wish = .resume
        case "input": wish = .input(try Self.input(fields))
        case "closeInput": wish = .closeInput
        case let word: wish = .unknown(word)
        }
    }

    package var json: JSONObject {
        var object = JSONObject()
        object[Self.key] = .string(word)
        object["id"] = .integer(id)
        switch wish {
        case .stop(let reason, let graceSeconds, let why):
            object["reason"] = .string(reason.text)
            object["graceSec"] = graceSeconds.map { .integer($0) }
            object["why"] = why.map { .string($0) }
        case .pause(let by, let why):
            object["by"] = .string(by.rawValue)
            object["why"] = why.map { .string($0) }
        case .input(let bytes):
            // Text stays text, which people can read; what is no UTF-8 would not come through as it is.
            if let text = String(validating: bytes, as: UTF8.self) {
                object["text"] = .string(text)
            } else {
                object["base64"] = .string(Base64.encode(bytes))
            }
        case .kill, .checkpoint, .resume, .closeInput, .unknown: break
        }
        return object
    }

    private var word: String {
        switch wish {
        case .stop: "stop"
        case .kill: "kill"
        case .checkpoint: "checkpoint"
        case .pause: "pause"
        case .resume: "resume"
        case .input: "input"
        case .closeInput: "closeInput"
        case .unknown(let word): word
        }
    }

    private static func input(_ fields: Fields) throws(FieldError) -> [UInt8] {
        let text = try fields.optional("text", .text)
        let base64 = try fields.optional("base64", .text)
        switch (text, base64) {
        case (let text?, nil): return Array(text.utf8)
        case (nil, let base64?):
            guard let bytes = Base64.decode(base64) else { throw .wrong("base64", expected: "bytes in base64") }
            return bytes
        case (nil, nil): throw .missing("text")
        case (_?, _?): throw .wrong("base64", expected: "alone: the text is given already")
        }
    }
}
