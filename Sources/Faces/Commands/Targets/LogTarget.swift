import Domain
import Journal
import Platform
import Queries

/// Whose record is meant: a run, or whatever runs of a task or a worker there are and will be.
enum LogTarget: Hashable, Sendable {
    case run(RunPaths)
    case task(TaskID)
    /// By what `meta.json` of each run says, never by the link in `workers`, which shows only the newest.
    case worker(WorkerID)
    /// It has no runs of its own: what it recorded is meant.
    case daemon

    private static let kind = "run, task or worker"

    var name: String {
        switch self {
        case .run(let paths): FilePath.name(of: paths.directory)
        case .task(let task): task.text
        case .worker(let worker): worker.text
        case .daemon: "the daemon"
        }
    }

    /// What a name means, which may be the beginning of one.
    static func named(_ name: String, in home: HomePaths, on disk: any Disk) throws(CommandError) -> LogTarget {
        let runs = try RunTarget.runs(beginningWith: name, in: home, on: disk)
        if let run = runs.first, FilePath.name(of: run.directory) == name { return .run(run) }
        let tasks = try tasks(in: home, on: disk)
        let found = runs.map { LogTarget.run($0) } + matches(of: name, among: tasks)
        if let target = found.first(where: { $0.name == name }) { return target }
        if let target = found.first, found.count == 1 { return target }
        // Who is a worker stands in the runs alone, and all of them have to be read for it.
        let workers = try workers(in: home, on: disk)
        if let worker = workers.first(where: { $0.name == name }) { return worker }
        return try theOne(of: found + matches(of: name, among: workers), name, kind) { () throws(CommandError) in
            let all = try RunTarget.runs(beginningWith: "", in: home, on: disk).map { LogTarget.run($0) }
            return (tasks + workers + all).map(\.name)
        }
    }

    /// The task of that name, or of the beginning of it.
    static func task(named name: String, in home: HomePaths, on disk: any Disk) throws(CommandError) -> LogTarget {
        let tasks = try tasks(in: home, on: disk)
        if let task = tasks.first(where: { $0.name == name }) { return task }
        return try theOne(of: matches(of: name, among: tasks), name, "task") { tasks.map(\.name) }
    }

    /// The runs that belong to it, oldest first.
    func runs(in home: HomePaths, on disk: any Disk) throws(CommandError) -> [LogRun] {
        switch self {
        case .run(let paths): return [try onRecord { () throws(JournalError) in try LogRun(paths, on: disk) }]
        case .task(let task):
            let runs = try onRecord { () throws(JournalError) in
                try RunLookup.runs(of: task, in: home, on: disk)
            }
            return try Self.read(runs, on: disk)
        case .worker(let worker):
            let runs = try RunTarget.runs(beginningWith: "", in: home, on: disk)
            return try Self.read(runs, on: disk).filter { $0.metadata.worker == worker }
        case .daemon: return []
        }
    }

    /// Whether there may be another run of it.
    var goesOn: Bool {
        switch self {
        case .run: false
        case .task, .worker, .daemon: true
        }
    }

    /// Whether a run belongs to it.
    func takes(_ run: LogRun) -> Bool {
        switch self {
        case .run(let paths): FilePath.name(of: paths.directory) == run.metadata.run.text
        case .task(let task): run.metadata.task == task
        case .worker(let worker): run.metadata.worker == worker
        case .daemon: false
        }
    }

    static func tasks(in home: HomePaths, on disk: any Disk) throws(CommandError) -> [LogTarget] {
        let names = try onRecord { () throws(JournalError) in try RunLookup.tasks(in: home, on: disk) }
        return names.compactMap { name in
            Deliberate.ignore(because: "a folder that is named as no task is none") {
                () throws(IdentifierError) in LogTarget.task(try TaskID(name))
            }
        }
    }

    private static func workers(in home: HomePaths, on disk: any Disk) throws(CommandError) -> [LogTarget] {
        let runs = try read(RunTarget.runs(beginningWith: "", in: home, on: disk), on: disk)
        return Set(runs.compactMap(\.metadata.worker)).sorted().map { .worker($0) }
    }

    /// One run that cannot be read does not keep the others from being shown.
    private static func read(_ runs: [RunPaths], on disk: any Disk) throws(CommandError) -> [LogRun] {
        runs.compactMap { paths in
            Deliberate.ignore(because: "roost verify tells of runs that cannot be read") {
                () throws(JournalError) in try LogRun(paths, on: disk)
            }
        }
    }

    private static func matches(of name: String, among targets: [LogTarget]) -> [LogTarget] {
        targets.filter { $0.name.hasPrefix(name) }
    }

    private static func theOne(
        of found: [LogTarget],
        _ name: String,
        _ kind: String,
        all: () throws(CommandError) -> [String]
    ) throws(CommandError) -> LogTarget {
        guard let target = found.first else {
            let similar = Suggestion.nearest(to: name, among: try all())
            throw .notFound(kind: kind, text: name, similar: similar, list: RunTarget.listCommand)
        }
        guard found.count == 1 else { throw .ambiguous(kind: "name", text: name, matches: found.map(\.name)) }
        return target
    }
}
