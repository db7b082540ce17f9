package import Control
package import Domain
import JSON
package import Journal
package import Platform
import Runs

/// Answers `worker-logs`: the last lines that the agent of a worker wrote, of one that lives or has ended lately.
///
/// The daemon parses nothing that agents write, and secrets do not go over the socket. So the lines are asked of `roost
/// logs`, which takes them out and makes the text safe to show; it is a process of its own, which a file of any size
/// cannot take the daemon down with. Finding the run reads files too: all of it is work beside the loop.
package struct WorkerLogs: Sendable {
    /// Of the text of an answer. Written as JSON it is at most twice as long, and fits into a frame.
    package static let textBytesMax = 448 << 10
    /// How long after its end a run is shown.
    package static let age = Duration.seconds(24 * 60 * 60)
    private static let timeout = Duration.seconds(15)

    private let home: HomePaths
    private let program: String
    private let environment: Environment
    private let disk: any Disk
    private let clock: any Clock

    /// - Parameter program: the path of `roost`.
    package init(
        home: HomePaths,
        program: String,
        environment: Environment,
        disk: any Disk,
        clock: any Clock
    ) {
        self.home = home
        self.program = program
        self.environment = environment
        self.disk = disk
        self.clock = clock
    }

    /// Waits for files and for a process.
    package func answer(_ worker: WorkerID, linesMax: Int) -> DirectiveAnswer {
        do throws(DirectiveFault) {
            let run = try run(of: worker)
            return try lines(of: run, linesMax: linesMax)
        } catch {
            return error.answer
        }
    }

    // MARK: - Which run

    private func run(of worker: WorkerID) throws(DirectiveFault) -> CatalogedRun {
        let found = if let run = linked(worker) { [run] } else { try recorded(worker) }
        let run = try WorkerChoice.newest(of: found, worker)
        let now = clock.now().wall
        if run.state.isOver, let end = run.state.finishedAt, end.advanced(by: Self.age) < now {
            throw DirectiveFault(
                .noTarget,
                "\(WorkerChoice.name(of: run)) ended at \(end.iso), more than 24 hours ago",
                hint: "the record still has it: roost logs \(run.metadata.run)"
            )
        }
        return run
    }

    /// The run that the worker's link shows, where the id is given whole and there is one.
    private func linked(_ worker: WorkerID) -> CatalogedRun? {
        let found = Deliberate.ignore(because: "without a link meta.json of the runs tells") {
            () throws(PlatformError) in
            try disk.readLink("\(home.workers)/\(worker)/output.log")
        }
        guard let target = found else { return nil }
        let log = target.hasPrefix("/") ? target : "\(home.workers)/\(worker)/\(target)"
        let run = Deliberate.ignore(because: "a link that leads nowhere is no more than none") {
            () throws(JournalError) in
            try RunCatalog.read(RunPaths(directory: FilePath.folder(of: log)), on: disk)
        }
        return run.flatMap { $0.metadata.worker == worker ? $0 : nil }
    }

    private func recorded(_ worker: WorkerID) throws(DirectiveFault) -> [CatalogedRun] {
        do throws(JournalError) {
            let all = try RunLookup.runs(beginningWith: "", in: home, on: disk)
            return RunCatalog.readable(all, on: disk).filter { $0.metadata.worker?.text.hasPrefix(worker.text) == true }
        } catch {
            throw DirectiveFault(.failed, "the runs cannot be looked at: \(error)", hint: error.hint)
        }
    }

    // MARK: - What it wrote

    private func lines(of run: CatalogedRun, linesMax: Int) throws(DirectiveFault) -> DirectiveAnswer {
        var call = ProgramCall(
            program,
            [
                "logs", run.metadata.run.text, "--tail", "\(linesMax)", "--backend", "--stream", "out", "--no-ansi",
                "--no-fold", "--no-prefix", "--home", home.root,
            ],
            environment: environment.entries
        )
        call.timeout = Self.timeout
        call.capturesOutput = false
        call.rejectsFailure = false
        var text = LastText(bytesMax: Self.textBytesMax)
        let result: ProgramResult
        do throws(PlatformError) {
            result = try call.run(onStdout: { text.append($0) })
        } catch {
            throw DirectiveFault(.failed, "\(error)", hint: error.hint)
        }
        guard result.isSuccess else { throw DirectiveFault(.failed, result.said) }
        return Self.answer(run, text)
    }

    private static func answer(_ run: CatalogedRun, _ text: LastText) -> DirectiveAnswer {
        var data: JSONObject = [
            "worker": JSONValue(run.metadata.worker?.text), "run": .string(run.metadata.run.text),
            "task": .string(run.metadata.task.text), "status": .string(run.state.status.text),
            "lines": .integer(Int64(text.lineCount)), "cut": .bool(text.isCut),
        ]
        data["finishedAt"] = run.state.finishedAt.map { .string($0.iso) }
        return .done(text.text, data: data)
    }
}
