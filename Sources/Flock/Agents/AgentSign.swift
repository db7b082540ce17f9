package import Domain
package import JSON

/// What an agent that is spoken to lets its listener know, read from a line that it prints.
package enum AgentSign: Hashable, Sendable {
    /// It asks, and waits for the answer.
    case asks(AgentQuestion)
    /// It does not wait for that answer any more.
    case withdraws(request: String)
    /// It has done what it was told, and waits for another message or the end of its input.
    case turnEnded
    /// It was told to wait until then.
    case rateLimited(until: WallTime)

    /// One of these is in each line that means something. Most lines are pieces of what it writes, and there are many:
    /// they are not even read.
    private static let marks = ["control_", "\"result\"", "rate_limit_event"].map { Array($0.utf8) }

    /// Nothing for a line that says none of it.
    package init?(line: [UInt8]) {
        guard Self.marks.contains(where: { ByteSearch.holds($0, in: line) }) else { return nil }
        let value = Deliberate.ignore(because: "a line that is no JSON is something that it said to nobody") {
            () throws(JSONError) in try JSONReader.read(line)
        }
        guard let value else { return nil }
        self.init(value)
    }

    package init?(_ line: JSONValue) {
        switch line["type"]?.stringValue {
        case "result": self = .turnEnded
        case "control_request":
            guard let question = AgentQuestion(line: line) else { return nil }
            self = .asks(question)
        case "control_cancel_request":
            guard let request = line["request_id"]?.stringValue else { return nil }
            self = .withdraws(request: request)
        case "rate_limit_event":
            let told = line["rate_limit_info"]
            guard told?["status"]?.stringValue == "rejected", let seconds = told?["resetsAt"]?.integerValue,
                let nanoseconds = Self.nanoseconds(seconds)
            else { return nil }
            self = .rateLimited(until: WallTime(nanoseconds: nanoseconds))
        default: return nil
        }
    }

    private static func nanoseconds(_ seconds: Int64) -> Int64? {
        let (value, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflows ? nil : value
    }
}
