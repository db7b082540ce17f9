package import JSON

/// That a run is stopped so that its step is tried again: whoever wanted it may be gone when the run is over.
package struct AwaitedRetry: Hashable, Sendable {
    package let run: RunID
    /// Who wants it, as decisions name them.
    package let by: String
    /// Whether the attempt counts as failed: nothing that goes by itself has a step tried again for ever.
    package let isFailure: Bool

    package init(_ run: RunID, by: String, isFailure: Bool) {
        self.run = run
        self.by = by
        self.isFailure = isFailure
    }

    package init(_ fields: Fields) throws(FieldError) {
        run = try fields.required("run_id", .id)
        by = try fields.required("by", .text)
        isFailure = try fields.required("is_failure", .bool)
    }

    package var fields: [(String, JSONValue)] {
        [("run_id", .string(run.text)), ("by", .string(by)), ("is_failure", .bool(isFailure))]
    }
}
