import Control
import Domain
import JSON
import Journal
import Platform
import Queries
import Runs

/// `roost worker list`: who is at work, or has been.
package enum WorkerListCommand {
    private static let every = Flag("all", "Those who have ended too, newest first")

    package static let command = Command(
        "worker",
        "list",
        section: .resources,
        summary: "List who is at work, or has been",
        details: [
            "Whoever waits for a person comes first, and who was begun by hand is listed too. Where no daemon runs the "
                + "files are asked."
        ],
        examples: [
            Example("roost worker list", "those at work"),
            Example("roost worker list --all", "those who have ended too"),
            Example("roost worker list -o name", "their ids, for scripts"),
        ],
        options: [every, RepeatedLook.flag],
        formats: OutputFormat.allCases,
        exitCodes: [.timedOut, .interrupted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try RepeatedLook.run(invocation, look)
    }

    private static func look(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let now = invocation.clock.now().wall
        let status = try invocation.livingDaemon() == nil ? nil : try invocation.askDaemon(.status).data ?? [:]
        var workers = LiveWorkers(status ?? [:], at: now)
        workers.spending = LiveSpending(invocation, of: workers.rows.map(\.task), withDay: false)
        if status == nil || invocation[every] { try addRecorded(to: &workers, invocation) }
        try invocation.console.show(workers.table, as: invocation.format)
        guard invocation.format == .table else { return .ok }
        if workers.rows.isEmpty {
            try invocation.console.say(invocation[every] ? "roost: nobody has worked" : "roost: nobody is at work")
        }
        for line in workers.advice { try invocation.console.say(line) }
        return .ok
    }

    /// Those of whom the daemon does not tell, by their newest runs.
    private static func addRecorded(to workers: inout LiveWorkers, _ invocation: Invocation) throws(CommandError) {
        let home = HomePaths(root: try invocation.home())
        let disk = invocation.disk
        let all = Array(try RunTarget.runs(beginningWith: "", in: home, on: disk).reversed())
        let runs = invocation[every] ? RunCatalog.readable(all, on: disk) : RunCatalog.open(among: all, on: disk)
        var known = Set(workers.rows.map(\.name))
        for run in runs {
            let name = run.metadata.worker?.text ?? run.metadata.run.text
            guard run.state.status != .known(.prepared), known.insert(name).inserted else { continue }
            let attendance = try invocation.attendance(of: run)
            guard invocation[every] || attendance != .over else { continue }
            workers.add(run, attendance)
        }
    }
}

extension Invocation {
    /// Who is with a run, by its files and the processes of the machine; nobody is taken over.
    func attendance(of run: CatalogedRun) throws(CommandError) -> RunAttendance {
        let control = control(run.paths)
        return try withRuns { () throws(RunsError) in try control.attendance(of: run.state) }
    }
}
