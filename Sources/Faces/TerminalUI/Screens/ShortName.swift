/// Names as columns have room for them. The whole one stands where there is room, and in every command line.
enum ShortName {
    /// The slot of a worker: `worker-1795222923456000000-3` is `w3`.
    static func worker(_ worker: String?) -> String {
        guard let worker else { return "-" }
        return worker.split(separator: "-").last.map { "w\($0)" } ?? worker
    }

    /// The end of a run's name, which tells the runs of a task apart: `run-20261121-010203-456789-abcd` is `r-abcd`.
    static func run(_ run: String) -> String {
        run.split(separator: "-").last.map { "r-\($0)" } ?? run
    }

    /// The last of a path, with what leads there as far as there is room.
    static func path(_ path: String, columns: Int) -> String { CellText.cutFront(path, to: columns) }
}
