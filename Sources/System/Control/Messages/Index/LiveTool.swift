package import Domain
import JSON

/// A tool that an agent uses, from the call to what came of it.
package struct LiveTool: Hashable, Sendable {
    package enum Step: String, TermWord, CaseIterable {
        case opened
        case closed
    }

    package let place: LivePlace
    package let step: Term<Step>
    /// The agent's own id of the call.
    package let call: String?
    package let tool: String?
    /// Of one that is opened: what it is to do, in a line.
    package let what: String?
    /// Of one that is closed: whether it did what it was asked for.
    package let isOK: Bool?

    package init(
        _ place: LivePlace,
        _ step: Step,
        call: String?,
        tool: String?,
        what: String? = nil,
        isOK: Bool? = nil
    ) {
        self.place = place
        self.step = .known(step)
        self.call = call
        self.tool = tool
        self.what = what
        self.isOK = isOK
    }

    init(_ fields: Fields) throws(FieldError) {
        place = try LivePlace(fields)
        step = try fields.required("step", .term())
        call = try fields.optional("call", .text)
        tool = try fields.optional("tool", .text)
        what = try fields.optional("what", .text)
        isOK = try fields.optional("ok", .bool)
    }

    var json: JSONObject {
        var object = place.json
        object.append("step", .string(step.text))
        object["call"] = call.map { .string($0) }
        object["tool"] = tool.map { .string($0) }
        object["what"] = what.map { .string($0) }
        object["ok"] = isOK.map { .bool($0) }
        return object
    }
}
