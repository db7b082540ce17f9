package import JSON

/// What a step that is done leaves to those behind it.
package struct StepCarry: Hashable, Sendable {
    package static let summaryBytesMax = 4 << 10
    package static let followupsMax = 16

    package let step: TaskStep
    package let run: RunID?
    package let summary: String
    package let followups: [Followup]

    /// A long summary is cut: it goes into the next prompt, and into each journal line of the task.
    package init(step: TaskStep, run: RunID?, summary: String, followups: [Followup] = []) {
        self.step = step
        self.run = run
        self.summary = ShortText.cut(summary, bytesMax: Self.summaryBytesMax)
        self.followups = Array(followups.prefix(Self.followupsMax))
    }

    package init(_ fields: Fields) throws(FieldError) {
        let term: Term<TaskStep> = try fields.required("step", .term())
        guard let step = term.known else { throw .wrong("step", expected: "a step") }
        self.step = step
        run = try fields.optional("run", .id)
        summary = try fields.required("summary", .text)
        var followups: [Followup] = []
        for followup in try fields.optional("followups", .objects) ?? [] { followups.append(try Followup(followup)) }
        self.followups = followups
    }

    package var json: JSONObject {
        JSONObject(present: [
            ("step", .string(step.rawValue)),
            ("run", JSONValue(run?.text)),
            ("summary", .string(summary)),
            ("followups", followups.isEmpty ? .null : .array(followups.map { .object($0.json) })),
        ])
    }
}
