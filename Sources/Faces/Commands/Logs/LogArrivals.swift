import Domain
import Journal
import Platform
import Queries

/// Finds the runs that begin while others are followed: the next of a target, and where nothing was named, any.
final class LogArrivals {
    struct Arrival {
        let run: LogRun
        let group: LogGroup
        let isNewGroup: Bool
    }

    private(set) var groups: [LogGroup]
    private let takesNewTasks: Bool
    private let request: LogRequest
    private let home: HomePaths
    private let disk: any Disk
    private var known: Set<RunPaths>

    /// - Parameter known: the runs that were there before the selection was made.
    init(
        _ selection: LogSelection,
        known: [RunPaths],
        _ request: LogRequest,
        in home: HomePaths,
        on disk: any Disk
    ) {
        groups = selection.groups
        takesNewTasks = selection.takesNewTasks
        self.request = request
        self.home = home
        self.disk = disk
        self.known = Set(known)
    }

    /// Whether no other run can come.
    var areComplete: Bool { !takesNewTasks && groups.allSatisfy { !$0.target.goesOn } }

    /// The folders in which something changes when a run begins, or a session has something to tell.
    var folders: [String] {
        let sessions = groups.flatMap(\.folders)
        guard !areComplete else { return sessions }
        // The folder of runs may have to come first.
        return sessions + [home.root, home.runs] + tasks.map { "\(home.runs)/\($0)" }
    }

    /// Whether a change in one of these folders may be an arrival.
    func concern(_ changed: Set<String>) -> Bool {
        let folders = Set(folders)
        return changed.contains { folders.contains($0) }
    }

    /// The runs that have begun, each in its group by now.
    func take() throws(CommandError) -> [Arrival] {
        try onRecord { () throws(JournalError) in for group in groups { try group.lookForSessions() } }
        guard !areComplete else { return [] }
        var arrivals: [Arrival] = []
        for task in tasks {
            let task = Deliberate.ignore(because: "a folder that is named as no task is none") {
                () throws(IdentifierError) in try TaskID(task)
            }
            guard let task else { continue }
            try onRecord { () throws(JournalError) in
                for paths in try RunLookup.runs(of: task, in: home, on: disk) where known.insert(paths).inserted {
                    if let arrival = try arrival(of: LogRun(paths, on: disk)) { arrivals.append(arrival) }
                }
            }
        }
        return arrivals
    }

    private func arrival(of run: LogRun) throws(JournalError) -> Arrival? {
        for group in groups where group.target.goesOn && group.target.takes(run) {
            try group.append(run)
            return Arrival(run: run, group: group, isNewGroup: false)
        }
        guard takesNewTasks else { return nil }
        let group = try LogGroup(.task(run.metadata.task), [], request, in: home, on: disk)
        try group.append(run)
        groups.append(group)
        return Arrival(run: run, group: group, isNewGroup: true)
    }

    /// The tasks in which a run may begin that is wanted: all, where it is known only by its worker.
    private var tasks: [String] {
        var named: [String] = []
        for group in groups {
            switch group.target {
            case .run, .daemon: continue
            case .task(let task): named.append(task.text)
            case .worker: return allTasks
            }
        }
        return takesNewTasks ? allTasks : named
    }

    private var allTasks: [String] {
        Deliberate.ignore(because: "a home without runs has no tasks") { () throws(JournalError) in
            try RunLookup.tasks(in: home, on: disk)
        } ?? []
    }
}
