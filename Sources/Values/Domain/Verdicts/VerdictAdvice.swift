/// What a person can do about a verdict: commands, the likeliest first, each with what it is for.
package struct VerdictAdvice: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package let command: String
        package let purpose: String
    }

    package let steps: [Step]

    /// - Parameters:
    ///   - run: as it can be named on a command line.
    ///   - task: the one that the run works on.
    package init(_ verdict: Verdict, run: RunID, task: TaskID) {
        let look = Step(command: "roost logs \(run)", purpose: "read what it has written")
        let stop = Step(command: "roost run stop \(run)", purpose: "stop it; its work stays")
        let steer = Step(command: "roost worker steer \(run) TEXT", purpose: "tell it something")
        let retry = Step(command: "roost task retry \(task)", purpose: "try the task again when it is over")
        steps =
            switch verdict.cause.known {
            case .permission:
                [
                    Step(command: "roost worker answer \(run) yes", purpose: "allow it"),
                    Step(command: "roost worker answer \(run) 'no, REASON'", purpose: "refuse it, with a reason"),
                    look,
                ]
            case .question:
                [Step(command: "roost worker answer \(run) TEXT", purpose: "answer it"), look]
            case .budget:
                [
                    Step(command: "roost budget", purpose: "see which is used up; roost budget set gives it more"),
                    stop,
                    look,
                ]
            case .pausedByPerson: [Step(command: "roost run resume \(run)", purpose: "let it go on"), stop, look]
            case .processStopped:
                [
                    Step(command: "roost run show \(run)", purpose: "see its process; kill -CONT PID lets it go on"),
                    stop,
                ]
            case .diskFull, .diskFault:
                [Step(command: "roost du", purpose: "see what takes the room; it goes on as soon as there is some")]
            case .noFirstWord: [look, stop, retry]
            case .busyLoop, .apiSilence, .openTool: [look, steer, stop, retry]
            case .noOutput: [look, stop]
            case .retry, .rateLimit, .compaction: [look, stop]
            case .doneNotEnded, .outputHeld: [stop, look]
            case .noHeartbeat, .unattended:
                [Step(command: "roost daemon status", purpose: "see whether it is being taken over"), look]
            case .endUnseen: [look, retry]
            case .output, .notStarted, .ended, nil: [look]
            }
    }
}
