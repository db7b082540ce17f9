import Domain
import Journal
import Platform
import Runs

/// What `roost run` says of a run, apart from what the run itself writes.
enum RunWords {
    static func notice(_ notice: WatchNotice, of run: String) -> String {
        switch notice {
        case .askedToStop: "roost: asked \(run) to stop; Ctrl-C again kills it"
        case .asksToKill: "roost: killing \(run)"
        case .nobodyToAsk: "roost: \(run) has lost its shim, and is being taken over; Ctrl-C again kills it then"
        case .adopted: "roost: \(run) had lost its shim; another has taken it over"
        case .notAdopted(let why): "roost: \(run) could not be taken over: \(why)"
        }
    }

    /// What can be done about a run that is prepared only, on purpose or because who prepared it was killed then.
    static func unstarted(_ run: String) -> String {
        "start another attempt at what is only prepared: roost run again \(run)"
    }

    /// How the run ended, in one line.
    static func end(_ end: RunEnd, of run: String) -> String {
        if case .exec? = end.state.reason?.known {
            return "roost: \(run) did not start. \(end.state.summary ?? "Its program could not be run.")"
        }
        let took = end.duration.map { " after \(BriefDuration.text($0))" } ?? ""
        return "roost: \(run) \(ending(end))\(took)"
    }

    /// Whether it has to be told even where nobody looks: what the exit code alone does not say.
    static func isWorthTelling(_ end: RunEnd) -> Bool {
        switch end.state.reason?.known {
        case .exit, .signal, .said, nil: false
        case .exec, .timeout, .oom, .budget, .limit, .stopped, .drain, .reboot, .unknown: true
        }
    }

    private static func ending(_ end: RunEnd) -> String {
        switch end.state.reason?.known {
        case .exec: return "did not start"
        case .timeout: return "was stopped: its time was over"
        case .oom: return "was killed: the machine had no memory left"
        case .budget: return "was stopped: its budget is used up"
        case .limit: return "was stopped: it wrote more than it may"
        case .stopped: return "was stopped"
        case .drain: return "was stopped with the daemon"
        case .reboot: return "was interrupted: the machine went down"
        case .unknown: return "is lost: nobody saw how it ended"
        case .exit, .signal, .said, nil: break
        }
        switch end.exit {
        case .signaled(let signal, _)?: return "was ended by \(signal)"
        case .exited(let code)? where code != 0: return "failed with exit code \(code)"
        case .exited?, nil: return end.state.outcome?.text ?? end.state.status.text
        }
    }
}
