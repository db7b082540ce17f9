package import Domain
package import JSON

/// What an agent, or whoever ran it, says of how it went: the file `artifacts/outcome.json`.
package struct SaidOutcome: Document {
    package static let fileName = "outcome.json"
    package static let bytesMax = 64 << 10

    package var ok: Bool
    package var outcome: Outcome
    package var summary: String
    package var needsHuman = false
    package var artifacts: [Artifact] = []
    package var followups: [Followup] = []
    private var saidBlocked: Bool?
    private var saidExitCode: Int64?

    package init(
        ok: Bool,
        outcome: Outcome,
        summary: String,
        blocked: Bool? = nil,
        exitCode: Int64? = nil
    ) {
        self.ok = ok
        self.outcome = outcome
        self.summary = summary
        saidBlocked = blocked
        saidExitCode = exitCode
    }

    package init(_ fields: Fields) throws(FieldError) {
        ok = try fields.required("ok", .bool)
        guard case .known(let outcome) = try fields.required("outcome", .term()) as Term<Outcome> else {
            throw .wrong("outcome", expected: "an outcome")
        }
        self.outcome = outcome
        summary = try fields.required("summary", .text)
        needsHuman = try fields.optional("needsHuman", .bool) ?? false
        saidBlocked = try fields.optional("blocked", .bool)
        saidExitCode = try fields.optional("exitCode", .integer)
        for artifact in try fields.optional("artifacts", .objects) ?? [] { artifacts.append(try Artifact(artifact)) }
        for followup in try fields.optional("suggestedFollowup", .objects) ?? [] {
            followups.append(try Followup(followup))
        }
    }

    package var blocked: Bool { saidBlocked ?? (outcome == .blocked) }

    package var exitCode: Int64 { saidExitCode ?? (ok ? 0 : 1) }

    package var json: JSONObject {
        var list = FieldList()
        list.add("ok", ok)
        list.add("outcome", outcome.rawValue)
        list.add("summary", summary)
        list.add("needsHuman", needsHuman)
        list.add("blocked", saidBlocked)
        list.add("artifacts", artifacts.map(\.json))
        list.add("suggestedFollowup", followups.map(\.json))
        list.add("exitCode", saidExitCode)
        return list.object
    }

    /// What a run comes to that was prepared and whose agent was never started.
    package static func deferred(_ request: StepRequest) -> SaidOutcome {
        SaidOutcome(
            ok: true,
            outcome: .prepared,
            summary: "Prepared local log streams and result envelope for \(request.step); "
                + "real \(request.workerKind.rawValue) execution remains deferred.",
            exitCode: 0
        )
    }
}
