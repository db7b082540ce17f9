package import JSON

/// What a worker is doing now, why we think so, since when, and how sure that is.
package struct Verdict: Hashable, Sendable {
    package var kind: Term<VerdictKind>
    /// When a rate limit ends, if the agent said so.
    package var until: WallTime?
    package var cause: Term<VerdictCause>
    package var evidence: [String]
    package var since: WallTime
    package var confidence: Term<Confidence>

    package init(
        _ kind: VerdictKind,
        until: WallTime? = nil,
        cause: VerdictCause,
        evidence: [String] = [],
        since: WallTime,
        confidence: Confidence
    ) {
        precondition(until == nil || kind == .rateLimited, "Only a rate limit says when it ends")
        self.kind = .known(kind)
        self.until = until
        self.cause = .known(cause)
        self.evidence = evidence
        self.since = since
        self.confidence = .known(confidence)
    }

    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        kind = try fields.required("verdict", .term())
        until = try fields.optional("until", .time)
        cause = try fields.required("cause", .term())
        evidence = try fields.optional("evidence", .texts) ?? []
        since = try fields.required("since", .time)
        confidence = try fields.required("confidence", .term())
    }

    package var json: JSONObject {
        var object: JSONObject = [
            "verdict": .string(kind.text),
            "cause": .string(cause.text),
            "evidence": .array(evidence.map(JSONValue.string)),
            "since": .string(since.iso),
            "confidence": .string(confidence.text),
        ]
        object["until"] = until.map { .string($0.iso) }
        return object
    }

    /// Whether it says the same. When it began and what speaks for it may differ.
    package func isSame(as other: Verdict) -> Bool {
        kind == other.kind && cause == other.cause && until == other.until
    }

    /// `quiet: it waits for the model, which says nothing`
    package var text: String {
        let name = kind.text.split(separator: "_").joined(separator: " ")
        return "\(name): \(cause.known?.text ?? cause.text)"
    }
}
