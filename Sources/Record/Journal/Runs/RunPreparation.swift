import Domain
import JSON
package import Platform

/// Prepares the directory of a run without starting anything.
///
/// It is built beside its place and renamed into it: whoever looks sees the whole directory or none.
package struct RunPreparation: Sendable {
    package let home: HomePaths
    package let disk: any Disk
    package let clock: any Clock
    package let roostVersion: String

    package init(home: HomePaths, disk: any Disk, clock: any Clock, roostVersion: String) {
        self.home = home
        self.disk = disk
        self.clock = clock
        self.roostVersion = roostVersion
    }

    /// Where the directory of the run will be.
    package func paths(of request: StepRequest) -> RunPaths {
        guard let moved = request.runtime.runsRootDir else { return home.run(request.run, of: request.task) }
        let root = PathRules.resolve(moved, below: request.runtime.repoRoot)
        return RunPaths(runsRoot: root, task: request.task, run: request.run)
    }

    /// - Parameter plan: how its agent is to be started; nil for a run that nobody starts.
    package func prepare(_ request: StepRequest, plan: LaunchPlan? = nil) throws(JournalError) -> PreparedRun {
        let paths = paths(of: request)
        let run = PreparedRun(
            request: request,
            paths: paths,
            createdAt: request.createdAt ?? clock.now().wall.truncatedToMilliseconds,
            roostVersion: roostVersion
        )
        guard try onDisk({ () throws(PlatformError) in try !disk.exists(paths.directory) }) else {
            throw .alreadyPrepared(paths.directory)
        }
        try build(run, plan)
        try onDisk { () throws(PlatformError) in
            try disk.uninterrupted { () throws(PlatformError) in
                try disk.rename(paths.preparing, to: paths.directory)
            }
            try disk.synchronizeFolder(paths.taskDirectory)
            try linkFromHome(to: paths, request)
        }
        return run
    }

    private func build(_ run: PreparedRun, _ plan: LaunchPlan?) throws(JournalError) {
        let place = RunPaths(directory: run.paths.preparing)
        try Leftovers.clear(place.directory, into: Quarantine(home: home, disk: disk, clock: clock), on: disk)
        try onDisk { () throws(PlatformError) in try disk.makeFolders(place.directory) }
        // Tells a directory that is being built from one whose builder is gone.
        let lock = try DirectoryLock(place.directory, on: disk)
        defer { withExtendedLifetime(lock) {} }
        try onDisk { () throws(PlatformError) in
            try disk.makeFolders(place.checkpoints)
            try disk.makeFolders(place.artifacts)
            try disk.createFile(place.metadata, with: run.metadata.bytes)
            if let plan { try disk.createFile(place.launch, with: plan.bytes) }
            if let prompt = run.request.prompt { try disk.createFile(place.prompt, with: Array(prompt.utf8)) }
            for channel in Channel.allCases { try disk.createFile(place.log(of: channel), with: []) }
            try disk.createFile(place.streamIndex, with: [])
            try disk.createFile(place.state, with: run.state.bytes)
        }
        var journal = try JournalWriter(creating: place.workerLog, on: disk)
        for event in run.events { try journal.append(event, at: clock.now().monotonic) }
        try journal.synchronize()
        try onDisk { () throws(PlatformError) in try disk.synchronizeFolder(place.directory) }
    }

    /// Everything finds a run below the home, wherever its directory is.
    private func linkFromHome(to paths: RunPaths, _ request: StepRequest) throws(PlatformError) {
        let usual = home.run(request.run, of: request.task)
        guard usual.directory != paths.directory else { return }
        try disk.makeFolders(usual.taskDirectory)
        try disk.link(usual.directory, to: paths.directory)
        try disk.synchronizeFolder(usual.taskDirectory)
    }
}
