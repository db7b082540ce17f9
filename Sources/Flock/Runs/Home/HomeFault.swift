package import Domain
package import Platform

/// Why a home stays where it is.
package enum HomeFault: Error, Equatable, CustomStringConvertible {
    case platform(PlatformError)
    case runs(RunsError)
    case noHome(String)
    /// Its daemon goes on.
    case daemon(pid: Int32)
    /// A daemon, or whoever else has its lock, has not said who it is.
    case locked(String)
    case runsLive([String])
    /// A command goes on that writes a journal.
    case sessionLive(String)
    case indexWritten(String)
    /// A browser may look into it at any moment.
    case served(String)
    case mountPoint(String)
    case samePlace(String)
    case within(String, home: String)
    case targetNotFolder(String)
    case targetNotEmpty(String)
    case noFolder(String)
    case notWritable(String)
    case noRoom(folder: String, needed: ByteCount, free: ByteCount)
    /// What a move before this one has left, and must be looked at.
    case leftover(String)
    /// The copy has not become what it is a copy of, beginning at this path.
    case notTheSame(String)
    case changedMeanwhile(String)
    /// All is done but the last: what was moved away could not be removed.
    case notRemoved(String, target: String, PlatformError)

    package var description: String {
        switch self {
        case .platform(let error): error.description
        case .runs(let error): error.description
        case .noHome(let path): "there is no home at \(path)"
        case .daemon(let pid): "the daemon of this home is running (pid \(pid))"
        case .locked(let path): "another process holds \(path)"
        case .runsLive(let runs):
            runs.count == 1
                ? "\(runs[0]) goes on" : "\(runs.count) runs go on: \(runs.prefix(3).joined(separator: ", "))"
        case .sessionLive(let session): "a command goes on that writes to the record (\(session))"
        case .indexWritten(let path): "another process writes to the index: it holds \(path)"
        case .served(let path): "browsers are served from this home: \(path) is held"
        case .mountPoint(let path): "\(path) is the root of a disk, and cannot leave it"
        case .samePlace(let path): "the home is at \(path) already"
        case .within(let path, let home): "\(path) is within the home, \(home)"
        case .targetNotFolder(let path): "\(path) is there, and is no folder"
        case .targetNotEmpty(let path): "\(path) is there, and is not empty"
        case .noFolder(let path): "there is no folder \(path)"
        case .notWritable(let path): "nothing can be put into \(path)"
        case .noRoom(let folder, let needed, let free): "the home takes \(needed), and \(folder) has room for \(free)"
        case .leftover(let path): "\(path) is there, which a move before this one has left"
        case .notTheSame(let path): "the copy is not the same as the home, beginning at \(path)"
        case .changedMeanwhile(let path): "the home was changed while it was copied: \(path)"
        case .notRemoved(let path, let target, let error):
            "the home is at \(target), and \(path) could not be removed: \(error)"
        }
    }

    package var hint: String? {
        switch self {
        case .platform(let error): error.hint
        case .runs(let error): error.hint
        case .noHome: "set ROOST_HOME, or give --home DIR"
        case .daemon: "let agents come to an end first: roost daemon stop --drain"
        case .locked: "wait until it has ended; who that is: roost daemon status"
        case .runsLive(let runs): "wait for them, or stop them: roost run stop \(runs[0])"
        case .sessionLive: "wait until it has ended; see them: roost session list"
        case .indexWritten: "wait until it has ended, or end it"
        case .served: "end that first: roost web --stop"
        case .mountPoint: "copy it with \"cp -a\", or mount that disk elsewhere and set ROOST_HOME"
        case .samePlace: nil
        case .within, .targetNotFolder, .targetNotEmpty, .noFolder, .notWritable:
            "name a folder that is not there yet, in one that is yours"
        case .noRoom: "make room there, or here first: roost archive"
        case .leftover(let path):
            "it is a whole home as it was then: look at it, and remove it if nothing of it is missed: \(path)"
        case .notTheSame: "nothing was changed; the disk may be failing: dmesg may say more"
        case .changedMeanwhile: "nothing was changed; end what writes to it, and try again"
        case .notRemoved(let path, _, _): "what is left is a copy: rm -rf \(CommandText.of([path]))"
        }
    }
}

/// Asks the system; what it refuses becomes a fault of the home.
func onHome<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(HomeFault) -> Result {
    do { return try body() } catch { throw .platform(error) }
}
