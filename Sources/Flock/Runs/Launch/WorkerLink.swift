import Domain
import Journal
import Platform

/// `workers/<worker>/output.log`: what the current run of a worker writes, for whoever only knows the worker.
enum WorkerLink {
    /// Moved by a rename, so that it always leads somewhere. The files of the run are the truth, and no run waits for a
    /// link that can be made again: it is neither synchronized nor missed.
    static func point(_ worker: WorkerID, to paths: RunPaths, in home: HomePaths, on disk: any Disk) {
        Deliberate.ignore(because: "a worker is found by meta.json, and the link is only for people") {
            () throws(PlatformError) in
            let folder = "\(home.workers)/\(worker)"
            try disk.makeFolders(folder)
            let made = "\(folder)/.output.log-\(String(Randomness.uint64(), radix: 36))"
            try disk.link(made, to: target(paths.log(of: .stdout), in: home))
            try disk.rename(made, to: "\(folder)/output.log")
        }
    }

    /// Said from the link's own folder on, so that a home may be moved and copied.
    private static func target(_ log: String, in home: HomePaths) -> String {
        let root = home.root + "/"
        return log.hasPrefix(root) ? "../../" + log.dropFirst(root.count) : log
    }
}
