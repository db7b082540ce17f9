import Domain
package import JSON

/// The answer to a directive, as it goes over the socket.
package struct DirectiveReply: Hashable, Sendable {
    /// That of the request; 0 where it had none.
    package let id: Int64
    package let answer: DirectiveAnswer

    package init(to id: Int64, _ answer: DirectiveAnswer) {
        self.id = id
        self.answer = answer
    }

    package init(_ frame: JSONObject) throws(ControlError) {
        let fields = Fields(frame)
        do throws(FieldError) {
            id = try fields.required("id", .integer)
            let isOK = try fields.required("ok", .bool)
            answer = DirectiveAnswer(
                isOK: isOK,
                detail: try fields.optional("detail", .text) ?? "",
                hint: try fields.optional("hint", .text),
                data: try fields.optional("data", .object),
                code: isOK ? nil : try fields.optional("code", .term())
            )
        } catch { throw .field(error) }
    }

    package var json: JSONObject {
        var object: JSONObject = [
            "id": .integer(id), "ok": .bool(answer.isOK), "detail": .string(answer.detail),
        ]
        object["hint"] = answer.hint.map { .string($0) }
        object["data"] = answer.data.map { .object($0) }
        object["code"] = answer.code.map { .string($0.text) }
        return object
    }

    /// The frame that is sent, its newline with it. What is too long for one is not sent, and that is said.
    package var line: [UInt8] {
        var line = JSONWriter.bytes(.object(json))
        if line.count > ControlLimits.frameBytesMax {
            let told =
                "the answer has \(line.count) bytes, and at most \(ControlLimits.frameBytesMax) go over the socket"
            line = JSONWriter.bytes(.object(DirectiveReply(to: id, .refused(.failed, told, hint: "ask for less")).json))
        }
        line.append(UInt8(ascii: "\n"))
        return line
    }
}
