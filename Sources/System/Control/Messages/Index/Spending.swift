package import Domain
package import JSON

/// What model responses took and cost together. Money is what our prices say; of the responses without a price it is
/// known how many there are, and not what they cost.
package struct Spending: Hashable, Sendable {
    package static let none = Spending()

    package var responses: Int64 = 0
    package var unpriced: Int64 = 0
    package var nanodollars: Int64 = 0
    package var tokens = Usage.none

    package init() {}

    package init(_ fields: Fields) throws(FieldError) {
        responses = try fields.required("responses", .integer)
        unpriced = try fields.required("unpriced", .integer)
        nanodollars = try fields.required("nanodollars", .integer)
        let told = Fields(try fields.required("tokens", .object))
        tokens = Usage(
            input: try told.required("input", .integer),
            output: try told.required("output", .integer),
            cacheRead: try told.required("cacheRead", .integer),
            cacheWrite5m: try told.required("cacheWrite5m", .integer),
            cacheWrite1h: try told.required("cacheWrite1h", .integer)
        )
    }

    package var json: JSONObject {
        [
            "responses": .integer(responses),
            "unpriced": .integer(unpriced),
            "nanodollars": .integer(nanodollars),
            "tokens": [
                "input": .integer(tokens.input),
                "output": .integer(tokens.output),
                "cacheRead": .integer(tokens.cacheRead),
                "cacheWrite5m": .integer(tokens.cacheWrite5m),
                "cacheWrite1h": .integer(tokens.cacheWrite1h),
            ],
        ]
    }

    /// Both together. What would overflow stays at the largest number.
    package func plus(_ other: Spending) -> Spending {
        var sum = self
        sum.responses &+= other.responses
        sum.unpriced &+= other.unpriced
        let (nanodollars, overflowed) = nanodollars.addingReportingOverflow(other.nanodollars)
        sum.nanodollars = overflowed ? (other.nanodollars < 0 ? .min : .max) : nanodollars
        sum.tokens = tokens.plus(other.tokens)
        return sum
    }
}

extension FieldShape where Value == Spending {
    static var spending: FieldShape {
        FieldShape(expected: "a sum of responses") { value in
            value.objectValue.flatMap { object in
                Deliberate.ignore(because: "the error of the field tells it") { () throws(FieldError) in
                    try Spending(Fields(object))
                }
            }
        }
    }
}
