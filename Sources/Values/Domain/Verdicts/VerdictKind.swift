/// What a worker may be doing. `unknown` is an honest answer: the facts do not tell.
package enum VerdictKind: String, TermWord, CaseIterable {
    case starting
    case working
    case toolRunning = "tool_running"
    case waitingPermission = "waiting_permission"
    case waitingAnswer = "waiting_answer"
    case rateLimited = "rate_limited"
    case retryingAPI = "retrying_api"
    case compacting
    case paused
    case quiet
    case stalled
    case exitedLingering = "exited_lingering"
    case finished
    case lost
    case unknown
}
