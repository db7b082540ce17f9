package import JSON

/// A point at which Roost chose, with what it knew, what it chose and why: a row of
/// `logic_flow`.
package struct Decision: Hashable, Sendable {
    package var contextType: String
    package var contextID: String?
    package var functionName: String
    package var point: String
    /// Null where none was given.
    package var input: JSONValue
    /// Null where none was given.
    package var output: JSONValue
    package var reason: String?
    package var durationMilliseconds: Double?
    package var sourceFile: String?

    package init(
        contextType: String,
        contextID: String? = nil,
        functionName: String,
        point: String,
        input: JSONValue = .null,
        output: JSONValue = .null,
        reason: String? = nil,
        durationMilliseconds: Double? = nil,
        sourceFile: String? = nil
    ) {
        self.contextType = contextType
        self.contextID = contextID
        self.functionName = functionName
        self.point = point
        self.input = input
        self.output = output
        self.reason = reason
        self.durationMilliseconds = durationMilliseconds
        self.sourceFile = sourceFile
    }

    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        contextType = try fields.required("context_type", .text)
        contextID = try fields.optional("context_id", .text)
        functionName = try fields.required("function_name", .text)
        point = try fields.required("decision_point", .text)
        input = fields.value("decision_input")
        output = fields.value("decision_output")
        reason = try fields.optional("decision_reason", .text)
        durationMilliseconds = try fields.optional("duration_ms", .number)
        sourceFile = try fields.optional("source_file", .text)
    }

    /// The columns of the seed, all of them; what is absent is null.
    package var json: JSONObject {
        [
            "context_type": .string(contextType),
            "context_id": JSONValue(contextID),
            "function_name": .string(functionName),
            "decision_point": .string(point),
            "decision_input": input,
            "decision_output": output,
            "decision_reason": JSONValue(reason),
            "duration_ms": JSONValue(durationMilliseconds),
            "source_file": JSONValue(sourceFile),
        ]
    }
}
