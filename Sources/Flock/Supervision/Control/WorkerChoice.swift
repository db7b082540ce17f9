import Control
import Domain
import Journal
import Runs

/// Which run is meant by the id of a worker, or by the beginning of one.
enum WorkerChoice {
    private static let listedMax = 5

    /// The last run of the worker; of several workers none, unless the id is that of one.
    static func newest(of runs: [CatalogedRun], _ worker: WorkerID) throws(DirectiveFault) -> CatalogedRun {
        let exact = runs.filter { $0.metadata.worker == worker }
        let meant = exact.isEmpty ? runs : exact
        let names = Set(meant.compactMap(\.metadata.worker)).sorted()
        guard names.count <= 1 else {
            let listed = names.prefix(listedMax).map(\.text).joined(separator: ", ")
            let more = names.count > listedMax ? ", and \(names.count - listedMax) more" : ""
            throw DirectiveFault(
                .ambiguous,
                "\"\(worker)\" is the beginning of \(names.count) worker ids",
                hint: "one of: \(listed)\(more)"
            )
        }
        let last = meant.max { ($0.metadata.createdAt, $0.metadata.run) < ($1.metadata.createdAt, $1.metadata.run) }
        guard let last else {
            throw DirectiveFault(.noTarget, "no worker \"\(worker)\"", hint: "all: roost run list")
        }
        return last
    }

    static func name(of run: CatalogedRun) -> String { run.metadata.worker?.text ?? run.metadata.run.text }
}
