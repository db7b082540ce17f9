import Domain
import Platform

/// One thing that the demo agent does.
indirect enum ScriptStep: Hashable, Sendable {
    enum Stall: String, CaseIterable, Sendable {
        case silent
        case busy
        case tool
        case stop
        case retry
    }

    enum Failure: Hashable, Sendable {
        case exit(Int32)
        case signal(Signal)
        case result(String)
        case exec
    }

    enum Ending: String, CaseIterable, Sendable {
        case completed
        case failed
        case blocked
        case needsHuman = "needs-human"
    }

    case say(String)
    case think(String)
    case edit(file: String, text: String)
    case write(file: String, text: String)
    case replace(file: String, text: String, by: String)
    case read(String)
    case run(String)
    case commit(String)
    case usage(input: Int64, output: Int64)
    case permit(String)
    case ask(String, options: [String])
    case hear(Duration)
    case sleep(Duration)
    case stall(Stall, Duration)
    case rateLimit(Duration, waits: Bool)
    case flood(lines: Int, bytes: Int, rate: Int?)
    case count(rate: Int, Duration)
    case raw(String)
    case err(String)
    case child(Duration)
    case ignore(Signal)
    case outcome(Ending, String)
    case followup(kind: String, reason: String)
    case fail(Failure)
    /// Only at the first attempt, or only at a later one.
    case only(isAgain: Bool, ScriptStep)
}
