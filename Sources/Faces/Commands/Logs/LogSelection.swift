import Domain
import Journal
import Platform
import Queries

/// What is shown: the targets that were named, or what runs now, and which runs of each.
struct LogSelection {
    let groups: [LogGroup]
    /// Whether tasks that begin later are shown too, when it is followed.
    let takesNewTasks: Bool

    /// The targets that were named, and how they were.
    struct Names {
        var targets: [String] = []
        var tasks: [String] = []
        var areAllTasks = false
        var isPrevious = false

        var isEmpty: Bool { targets.isEmpty && tasks.isEmpty }
    }

    init(_ names: Names, _ request: LogRequest, in home: HomePaths, on disk: any Disk) throws(CommandError) {
        if request.sources == [.daemon] {
            groups = [
                try onRecord { () throws(JournalError) in try LogGroup(.daemon, [], request, in: home, on: disk) }
            ]
            takesNewTasks = false
            return
        }
        var targets: [LogTarget] = []
        for name in names.targets { targets.append(try LogTarget.named(name, in: home, on: disk)) }
        for name in names.tasks { targets.append(try LogTarget.task(named: name, in: home, on: disk)) }
        var selected: [(target: LogTarget, runs: [LogRun])] = []
        if names.isEmpty {
            selected = try Self.everything(names, request, home, disk)
        } else {
            for target in targets where !selected.contains(where: { $0.target == target }) {
                let runs = try Self.wanted(of: target, names.isPrevious, request, home, disk)
                // What sessions tell of the run after it is no part of it.
                let isPast = names.isPrevious && !request.isFollowing
                let shown = isPast ? runs.first.map { LogTarget.run($0.paths) } ?? target : target
                selected.append((shown, runs))
            }
        }
        var groups: [LogGroup] = []
        for (target, runs) in selected {
            groups.append(
                try onRecord { () throws(JournalError) in try LogGroup(target, runs, request, in: home, on: disk) }
            )
        }
        self.groups = groups
        takesNewTasks = names.isEmpty
    }

    /// Without a name: what runs now; of each task where all are asked for, and where nothing runs, the newest run.
    private static func everything(
        _ names: Names,
        _ request: LogRequest,
        _ home: HomePaths,
        _ disk: any Disk
    ) throws(CommandError) -> [(target: LogTarget, runs: [LogRun])] {
        var newest: [(target: LogTarget, run: LogRun)] = []
        for target in try LogTarget.tasks(in: home, on: disk) {
            if let run = try target.runs(in: home, on: disk).last { newest.append((target, run)) }
        }
        let resumed = newest.filter { request.after?.runs[$0.run.metadata.run] != nil }
        let running = newest.filter { $0.run.isRunning(on: disk) }
        var chosen = running + resumed.filter { one in !running.contains { $0.target == one.target } }
        if names.areAllTasks, !request.isFollowing { chosen = newest }
        if chosen.isEmpty, !request.isFollowing {
            chosen = newest.max { $0.run.metadata.createdAt < $1.run.metadata.createdAt }.map { [$0] } ?? []
        }
        var selected: [(target: LogTarget, runs: [LogRun])] = []
        for (target, run) in chosen {
            let runs = request.after == nil ? [run] : try wanted(of: target, names.isPrevious, request, home, disk)
            selected.append((target, runs))
        }
        return selected
    }

    private static func wanted(
        of target: LogTarget,
        _ isPrevious: Bool,
        _ request: LogRequest,
        _ home: HomePaths,
        _ disk: any Disk
    ) throws(CommandError) -> [LogRun] {
        if isPrevious { return [try previous(of: target, home, disk)] }
        let runs = try target.runs(in: home, on: disk)
        if let after = request.after, let first = runs.firstIndex(where: { after.runs[$0.metadata.run] != nil }) {
            return Array(runs[first...])
        }
        guard request.reachesBack else { return runs.suffix(1) }
        let touched = runs.filter { touches($0, request, disk) }
        return touched.isEmpty ? runs.suffix(1) : touched
    }

    /// The run before the newest; of a run, the one before it in its task.
    private static func previous(
        of target: LogTarget,
        _ home: HomePaths,
        _ disk: any Disk
    ) throws(CommandError) -> LogRun {
        var runs = try target.runs(in: home, on: disk)
        if case .run = target, let run = runs.first {
            runs = try LogTarget.task(run.metadata.task).runs(in: home, on: disk)
            let place = runs.firstIndex { $0.metadata.run == run.metadata.run }
            runs = Array(runs.prefix((place ?? 0) + 1))
        }
        guard let run = runs.dropLast().last else {
            throw .notFound(kind: "earlier run of", text: target.name, similar: [])
        }
        return run
    }

    /// Whether the run was going on in the time that is asked for.
    private static func touches(_ run: LogRun, _ request: LogRequest, _ disk: any Disk) -> Bool {
        if let until = request.until, run.metadata.createdAt >= until { return false }
        guard let since = request.since, let end = run.state(on: disk)?.finishedAt else { return true }
        return end >= since
    }
}
