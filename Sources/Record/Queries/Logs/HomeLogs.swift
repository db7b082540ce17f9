package import Domain
package import Journal
package import Platform

/// The logs of a home, for views: each question is answered by itself, and nothing is kept between two.
package struct HomeLogs: Sendable {
    private let home: HomePaths
    private let disk: any Disk
    private let now: WallTime

    package init(_ home: HomePaths, on disk: any Disk, at now: WallTime) {
        self.home = home
        self.disk = disk
        self.now = now
    }

    /// Nil where there is no such run.
    package func page(_ ask: LogAsk) throws(JournalError) -> LogPage? {
        guard let paths = try paths(of: ask) else { return nil }
        let run = try LogRun(paths, on: disk)
        let window = LogWindow(run, sources: ask.sources, since: ask.since, at: now, in: home, on: disk)
        var page =
            switch ask.part {
            case .first: try window.first(ask.count)
            case .last: try window.last(ask.count)
            case .before(let place): try window.lines(ask.count, before: place)
            case .after(let place): try window.lines(ask.count, after: place)
            }
        page.directory = run.paths.directory
        return page
    }

    /// The run of that name, or of a task its newest run; nil where there is none.
    package func run(named name: String) throws(JournalError) -> LogRun? {
        guard let paths = try paths(named: name) else { return nil }
        return try LogRun(paths, on: disk)
    }

    private func paths(of ask: LogAsk) throws(JournalError) -> RunPaths? {
        if let directory = ask.directory { return RunPaths(directory: directory) }
        return try paths(named: ask.name)
    }

    private func paths(named name: String) throws(JournalError) -> RunPaths? {
        let runs = try RunLookup.runs(beginningWith: name, in: home, on: disk)
        if let run = runs.first, FilePath.name(of: run.directory) == name { return run }
        let task = Deliberate.ignore(because: "what is no name of a task has no runs") {
            () throws(IdentifierError) in try TaskID(name)
        }
        guard let task else { return nil }
        return try RunLookup.runs(of: task, in: home, on: disk).last
    }
}
