package import Domain
import Glibc
package import Journal
package import Platform

/// Moves a home to another place, on the same disk by one rename, to another disk by a copy that is held against the
/// home before it takes its place. Whenever it is killed, a whole home is in one of the two places, and the next call
/// finishes what was begun or begins anew.
package struct HomeMove {
    package enum Way: String, Sendable {
        case rename
        case copy
        /// The home has left its place already; what is left of a move that was killed is put right.
        case finish
    }

    package struct Plan: Sendable {
        package let way: Way
        /// What the home takes on its disk.
        package let size: ByteCount
        package let names: UInt64
    }

    package let home: HomePaths
    /// Links followed, as far as there is anything of it.
    package let target: String
    /// Whether the old place leads to the new one from then on.
    package let leavesLink: Bool
    let disk: any Disk
    let processes: any Processes

    package init(
        of home: HomePaths,
        to target: String,
        leavesLink: Bool = false,
        on disk: any Disk = SystemDisk(),
        processes: any Processes = SystemProcesses()
    ) {
        self.home = home
        self.target = FilePath.resolvedAhead(HomePaths(root: target).root)
        self.leavesLink = leavesLink
        self.disk = disk
        self.processes = processes
    }

    /// Where a copy is made, until it is whole.
    package var unfinished: String { "\(FilePath.folder(of: target))/.\(FilePath.name(of: target)).roost-moving" }
    /// Where the home goes before it is removed, so that it is never there in part.
    package var aside: String { "\(FilePath.folder(of: home.root))/.\(FilePath.name(of: home.root)).roost-moved" }

    // MARK: - What is to be done

    package func plan() throws(HomeFault) -> Plan {
        guard home.root != target else { throw .samePlace(target) }
        let found = try status(home.root)
        guard let found else { return try planOfFinish() }
        do throws(RunsError) { try HomeCheck.secure(home, on: disk) } catch { throw .runs(error) }
        guard !target.hasPrefix(home.root + "/") else { throw .within(target, home: home.root) }
        if try onHome({ () throws(PlatformError) in try disk.exists(aside) }) { throw .leftover(aside) }
        let parent = FilePath.folder(of: target)
        guard let folder = try status(parent), folder.kind == .folder else { throw .noFolder(parent) }
        guard access(parent, W_OK | X_OK) == 0 else { throw .notWritable(parent) }
        let own = FilePath.folder(of: home.root)
        guard access(own, W_OK | X_OK) == 0 else { throw .notWritable(own) }
        guard try status(own)?.device == found.device else { throw .mountPoint(home.root) }
        let isCopied = try refuseOccupied()
        let way: Way = isCopied || folder.device != found.device ? .copy : .rename
        let (bytes, names) = try onHome { () throws(PlatformError) in try TreeReading.room(BytePath(home.root)) }
        if way == .copy, !isCopied {
            let free = try onHome { () throws(PlatformError) in try FileSystemRoom.read(at: parent).free }
            let gained = try onHome { () throws(PlatformError) in try TreeReading.room(BytePath(unfinished)).bytes }
            guard ByteCount(bytes: free.bytes + gained) > ByteCount(bytes: bytes) else {
                throw .noRoom(folder: parent, needed: ByteCount(bytes: bytes), free: free)
            }
        }
        return Plan(way: way, size: ByteCount(bytes: bytes), names: names)
    }

    /// Whether the target is a home that a killed move has left there whole; what else is in the way is refused.
    private func refuseOccupied() throws(HomeFault) -> Bool {
        guard let there = try status(target) else { return false }
        guard there.kind == .folder else { throw .targetNotFolder(target) }
        let names = try onHome { () throws(PlatformError) in try disk.list(target) }
        if names.isEmpty { return false }
        guard names.contains(FilePath.name(of: home.lock)) else { throw .targetNotEmpty(target) }
        let (old, new) = try onHome { () throws(PlatformError) in
            (try TreeReading.list(BytePath(home.root)), try TreeReading.list(BytePath(target)))
        }
        guard old.difference(from: new) == nil else { throw .targetNotEmpty(target) }
        return true
    }

    private func planOfFinish() throws(HomeFault) -> Plan {
        guard try status(target)?.kind == .folder,
            try onHome({ () throws(PlatformError) in try disk.exists(HomePaths(root: target).lock) })
        else { throw .noHome(home.root) }
        let (bytes, names) = try onHome { () throws(PlatformError) in try TreeReading.room(BytePath(target)) }
        return Plan(way: .finish, size: ByteCount(bytes: bytes), names: names)
    }

    func status(_ path: String) throws(HomeFault) -> FileStatus? {
        try onHome { () throws(PlatformError) in
            do throws(PlatformError) { return try disk.status(of: path) } catch {
                guard error.errno == .notFolder else { throw error }
                return nil
            }
        }
    }
}
