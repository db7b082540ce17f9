import Domain
import Journal
import Platform
import Queries
import Runs

/// Who is meant by a name: a worker by its own id, by its run, by its task, or by the beginning of one of these.
package struct WorkerTarget {
    static let argument = Argument(
        "WORKER|TASK",
        RecordOptions.name("WORKER|TASK"),
        "The worker, by its id, its run, its task, or the beginning of one"
    )

    /// The run that it has, or had last.
    let run: CatalogedRun
    /// All that it has had, or its task.
    let runCount: Int

    /// What people call it by.
    var name: String { run.metadata.worker?.text ?? run.metadata.run.text }
}

extension Invocation {
    /// The worker that the argument names. Of several runs that which goes on counts, and else the newest.
    func worker() throws(CommandError) -> WorkerTarget { try worker(named: required(WorkerTarget.argument)) }

    func worker(named name: String) throws(CommandError) -> WorkerTarget {
        let home = HomePaths(root: try home())
        let (disk, list) = (disk, "roost worker list --all")
        return try tellingOfGone { () throws(CommandError) in
            let target = try LogTarget.named(name, in: home, on: disk)
            let runs = RunCatalog.readable(try target.runs(in: home, on: disk).map(\.paths), on: disk)
            guard let run = runs.last(where: { !$0.state.isOver }) ?? runs.last else {
                throw .notFound(kind: "worker", text: name, similar: [], list: list)
            }
            return WorkerTarget(run: run, runCount: runs.count)
        }
    }
}
