import Control
import Domain
package import Journal
package import Platform

/// A home in which nothing goes on, and as long as this lives nothing that takes a lock begins: no daemon, nobody who
/// writes to the index, and no server for browsers.
package struct HomeHold: ~Copyable {
    private let daemon: FileLock?
    private let index: FileLock?
    private let web: FileDescriptor?

    /// Throws what goes on.
    ///
    /// - Parameter isTrial: whether nothing may be made, not even a lock that nobody has had yet.
    package static func take(
        _ home: HomePaths,
        on disk: any Disk,
        processes: any Processes,
        isTrial: Bool
    ) throws(HomeFault) -> HomeHold {
        let living: DaemonMark?
        do throws(RunsError) { living = try DaemonMark.living(in: home, on: disk, processes: processes) } catch {
            throw .runs(error)
        }
        if let living { throw .daemon(pid: living.process.pid) }
        // Before the index, which whoever serves without a daemon keeps as well.
        let web = try right(toServe: WebFolder(ofHome: home.root), on: disk)
        let index = RecordPaths(home: home).lock
        let hold = HomeHold(
            daemon: try lock(home.lock, on: disk, isTrial, orThrow: .locked(home.lock)),
            index: try lock(index, on: disk, isTrial, orThrow: .indexWritten(index)),
            web: web
        )
        try refuseRuns(in: home, on: disk, processes: processes)
        try refuseSessions(in: home, on: disk)
        return hold
    }

    private init(daemon: consuming FileLock?, index: consuming FileLock?, web: consuming FileDescriptor?) {
        self.daemon = daemon
        self.index = index
        self.web = web
    }

    /// Nothing where nobody has ever served it.
    private static func right(toServe folder: WebFolder, on disk: any Disk) throws(HomeFault) -> FileDescriptor? {
        guard try onHome({ () throws(PlatformError) in try disk.exists(folder.lock) }) else { return nil }
        do throws(ControlError) {
            if let right = try folder.takeRight(on: disk) { return right }
        } catch {
            if case .platform(let cause) = error { throw .platform(cause) }
        }
        throw .served(folder.lock)
    }

    private static func lock(
        _ path: String,
        on disk: any Disk,
        _ isTrial: Bool,
        orThrow fault: HomeFault
    ) throws(HomeFault) -> FileLock? {
        if isTrial, try onHome({ () throws(PlatformError) in try !disk.exists(path) }) { return nil }
        let lock = try onHome { () throws(PlatformError) in
            try FileLock.acquire(try disk.openFile(path, isTrial ? .writeExisting : .write))
        }
        guard let lock else { throw fault }
        return lock
    }

    private static func refuseRuns(
        in home: HomePaths,
        on disk: any Disk,
        processes: any Processes
    ) throws(HomeFault) {
        var live: [String] = []
        do throws(JournalError) {
            let runs = try RunLookup.runs(beginningWith: "", in: home, on: disk)
            for run in RunCatalog.readable(runs, on: disk) where !run.state.isOver {
                let control = RunControl(run.paths, disk: disk, processes: processes)
                let attendance: RunAttendance
                do throws(RunsError) { attendance = try control.attendance(of: run.state) } catch {
                    throw JournalError.unfit(path: run.paths.directory, wanted: "a run that can be looked at")
                }
                switch attendance {
                case .attended, .agentAlone: live.append(FilePath.name(of: run.paths.directory))
                case .over, .notStarted, .nobody: break
                }
            }
        } catch { throw .runs(.journal(error)) }
        if !live.isEmpty { throw .runsLive(live) }
    }

    /// Whoever writes a journal holds its directory.
    private static func refuseSessions(in home: HomePaths, on disk: any Disk) throws(HomeFault) {
        let sessions: [SessionPaths]
        do throws(JournalError) { sessions = try SessionLookup.sessions(in: home, on: disk) } catch {
            throw .runs(.journal(error))
        }
        for paths in sessions where SessionLookup.state(of: paths, on: disk)?.status != .known(.ended) {
            let isFree = try onHome { () throws(PlatformError) in
                try FileLock.acquire(try disk.openFile(paths.directory, .readFolder)) != nil
            }
            if !isFree { throw .sessionLive(FilePath.name(of: paths.directory)) }
        }
    }
}
