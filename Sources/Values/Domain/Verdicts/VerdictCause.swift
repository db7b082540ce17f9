/// Why a worker does what its verdict says. Two that look alike from outside have different ones.
package enum VerdictCause: String, TermWord, CaseIterable {
    // It is about to begin, or was.
    case notStarted = "not_started"
    case noFirstWord = "no_first_word"
    // It goes on.
    case output
    case openTool = "open_tool"
    case retry
    case rateLimit = "rate_limit"
    case compaction
    // It waits for a person.
    case permission
    case question
    case budget
    case pausedByPerson = "paused_by_person"
    // It says nothing.
    case noOutput = "no_output"
    case apiSilence = "api_silence"
    case busyLoop = "busy_loop"
    case processStopped = "process_stopped"
    case diskFull = "disk_full"
    case diskFault = "disk_fault"
    // It has ended, or seems to have.
    case doneNotEnded = "done_not_ended"
    case outputHeld = "output_held"
    case ended
    case endUnseen = "end_unseen"
    // Nobody can say.
    case noHeartbeat = "no_heartbeat"
    case unattended

    /// As a sentence about the worker, without a full stop.
    package var text: String {
        switch self {
        case .notStarted: "its agent has not been started yet"
        case .noFirstWord: "its agent has been started, and has not said a word"
        case .output: "it writes"
        case .openTool: "it waits for a tool"
        case .retry: "the model's API refuses it, and it tries again"
        case .rateLimit: "its account has no more room for now"
        case .compaction: "it makes its conversation shorter"
        case .permission: "it asks whether it may do something"
        case .question: "it asks a person something"
        case .budget: "a budget is used up, and it is paused until there is room in it"
        case .pausedByPerson: "a person has paused it"
        case .noOutput: "it writes nothing"
        case .apiSilence: "it waits for the model, which says nothing"
        case .busyLoop: "it computes and writes nothing"
        case .processStopped: "its process is stopped"
        case .diskFull: "the disk is full, and it waits for room"
        case .diskFault: "the disk does not take what it writes"
        case .doneNotEnded: "it has said that it is done, and does not end"
        case .outputHeld: "it has ended, and something that it has started holds its output open"
        case .ended: "it has ended"
        case .endUnseen: "it has ended, and nobody saw how"
        case .noHeartbeat: "its shim gives no sign of life, so nothing is known of now"
        case .unattended: "nobody is with it, and it is about to be taken over"
        }
    }
}
