import Domain
import Journal
import Platform
import Queries

/// The runs that begin and end while they are followed.
extension LogFollow {
    func take(_ group: LogGroup) {
        if let stream = group.newest { runs.append(FollowedRun(stream, of: group, on: disk)) }
    }

    func begin(_ arrival: LogArrivals.Arrival) throws(CommandError) {
        if arrival.isNewGroup {
            merge.append(arrival.group)
        } else {
            try printer.finish()
            try console.say("roost: \(arrival.group.target.name) goes on in \(arrival.run.metadata.run)")
            runs.removeAll { $0.group === arrival.group && $0.isOver }
        }
        take(arrival.group)
    }

    func tellOfEnds() throws(CommandError) {
        for run in runs {
            guard let end = run.takeEnd(), run.group.target.goesOn else { continue }
            try drain()
            let name = run.stream.run.metadata.run
            try console.say("roost: \(name) has ended: \(end); waiting for the next run of \(run.group.target.name)")
        }
    }

    func stop(by signal: Signal) throws(CommandError) -> ExitCode {
        while let line = merge.held() { try printer.show(line) }
        try printer.finish()
        try console.flush()
        let running = runs.filter { $0.stream.run.isRunning(on: disk) }
        let rest =
            switch running.count {
            case 0: ""
            case 1: "; \(running[0].stream.run.origin.label) keeps running"
            default: "; \(running.count) runs keep running"
            }
        try console.say("stopped following\(rest)")
        return signal == .interrupt ? .interrupted : .terminated
    }
}
