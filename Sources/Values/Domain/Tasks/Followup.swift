package import JSON

/// A step that a run suggests to take next.
package struct Followup: Hashable, Sendable {
    package let stepName: String
    package let stepKind: Term<StepKind>
    package let reason: String

    package init(stepName: String, stepKind: StepKind, reason: String) {
        self.stepName = stepName
        self.stepKind = .known(stepKind)
        self.reason = reason
    }

    package init(_ fields: Fields) throws(FieldError) {
        stepName = try fields.required("stepName", .text)
        stepKind = try fields.required("stepKind", .term())
        reason = try fields.required("reason", .text)
    }

    package var json: JSONObject {
        ["stepName": .string(stepName), "stepKind": .string(stepKind.text), "reason": .string(reason)]
    }
}
