import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs

/// The homes that earlier demos have left.
struct DemoLeftovers {
    /// What of them is to go.
    enum Choice {
        /// All but those that were asked to be kept.
        case unkept
        case all
    }

    let folder: String
    let disk: any Disk
    let processes: any Processes

    /// Removes those of this user that no demo and no daemon uses any more, and answers how many, and which have a
    /// daemon yet.
    func remove(_ choice: Choice) throws(CommandError) -> (count: Int, served: [String]) {
        var removed = 0
        var served: [String] = []
        do throws(PlatformError) {
            for name in try disk.list(folder) where name.hasPrefix(DemoHome.prefix) {
                let root = "\(folder)/\(name)"
                guard let status = try disk.status(of: root), status.kind == .folder, status.owner == geteuid(),
                    let mark = DemoMark.read(in: root, on: disk)
                else { continue }
                if choice == .unkept && mark.isKept { continue }
                if try processes.isAlive(mark.process) { continue }
                guard try !isServed(root) else {
                    served.append(root)
                    continue
                }
                try FolderRemoval.remove(root, on: disk)
                removed += 1
            }
        } catch { throw .platform(error) }
        return (removed, served)
    }

    /// One that a person has started a daemon in is somebody's.
    private func isServed(_ root: String) throws(PlatformError) -> Bool {
        let mark = Deliberate.ignore(because: "a lock that cannot be read is nobody's") { () throws(RunsError) in
            try DaemonMark.living(in: HomePaths(root: root), on: disk, processes: processes)
        }
        return mark.map { $0 != nil } ?? false
    }
}
