import Decoding
import Domain

/// How long responses took, by the times of the lines around them: from what was last said to the model, by a person or
/// by a tool, to the last line of the response. A thread is the main one or that of a sub-agent.
struct ResponseTiming {
    private var asked: [String: WallTime] = [:]
    private var firstTokens: [ResponseKey: Duration] = [:]

    mutating func asked(at time: WallTime, on thread: String) { asked[thread] = time }

    mutating func began(_ told: FirstToken) {
        guard let response = told.response else { return }
        firstTokens = [response: told.after]
    }

    mutating func complete(_ report: inout UsageReport, on thread: String) {
        guard case .response = report.scope else { return }
        if let response = report.response {
            report.firstTokenAfter = report.firstTokenAfter ?? firstTokens[response.withoutRequest]
        }
        guard report.duration == nil, let at = report.at, let asked = asked[thread], asked < at else { return }
        report.duration = at - asked
    }
}
