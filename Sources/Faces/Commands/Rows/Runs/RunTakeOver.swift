import Domain
import Journal
import Platform
import Runs

/// Calls another shim for a run that has lost its own, on behalf of whoever happens to look at it: where no daemon runs
/// there is nobody else. The claim on the run sees to it that two who look at once call one.
struct RunTakeOver {
    let invocation: Invocation

    /// The run and who is with it, once nothing more can be done about that.
    func attended(_ run: CatalogedRun) throws(CommandError) -> (run: CatalogedRun, attendance: RunAttendance) {
        let attendance = try attendance(of: run)
        guard attendance == .agentAlone || attendance == .nobody else { return (run, attendance) }
        let word = try call(for: run.paths)
        let now: CatalogedRun
        do throws(JournalError) {
            now = try RunCatalog.read(run.paths, on: invocation.disk)
        } catch {
            throw .journal(error)
        }
        try tell(word, of: now)
        return (now, try self.attendance(of: now))
    }

    /// For a run that is only read from: what cannot be read of it is not for the one who calls to tell.
    func attend(_ paths: RunPaths) throws(CommandError) {
        let run = Deliberate.ignore(because: "its output is shown whatever its state is") { () throws(JournalError) in
            try RunCatalog.read(paths, on: invocation.disk)
        }
        if let run { _ = try attended(run) }
    }

    /// Answers what the shim said that was called.
    func call(for paths: RunPaths) throws(CommandError) -> ShimWord {
        let shims = try invocation.shims()
        return try withRuns { () throws(RunsError) in try shims.start(.adopt, paths).word }
    }

    private func attendance(of run: CatalogedRun) throws(CommandError) -> RunAttendance {
        let control = invocation.control(run.paths)
        return try withRuns { () throws(RunsError) in try control.attendance(of: run.state) }
    }

    /// Where it has failed another was faster, or the status shows that nobody is with the run.
    private func tell(_ word: ShimWord, of run: CatalogedRun) throws(CommandError) {
        let name = run.metadata.run.text
        switch word {
        case .started: try invocation.console.say(RunWords.notice(.adopted, of: name))
        case .ended: try invocation.console.say("roost: \(name) had lost its shim; its end is on record now")
        case .failed, .nothing, .silence: break
        }
    }
}

extension ShimWord {
    /// Why there is no shim, where there is none.
    var failure: String {
        switch self {
        case .failed(let why): why
        case .started, .ended, .nothing, .silence: "the new shim did not answer"
        }
    }
}
