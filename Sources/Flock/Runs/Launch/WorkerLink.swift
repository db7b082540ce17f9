package import Domain
package import Journal
package import Platform

/// `workers/<worker>/output.log`: what the current run of a worker writes, for whoever only knows the worker.
package enum WorkerLink {
    /// Moved by a rename, so that it always leads somewhere. The files of the run are the truth, and no run waits for a
    /// link that can be made again: it is neither synchronized nor missed.
    package static func point(_ worker: WorkerID, to paths: RunPaths, in home: HomePaths, on disk: any Disk) {
        Deliberate.ignore(because: "a worker is found by meta.json, and the link is only for people") {
            () throws(PlatformError) in
            let folder = "\(home.workers)/\(worker)"
            try disk.makeFolders(folder)
            let made = "\(folder)/.output.log-\(String(Randomness.uint64(), radix: 36))"
            try disk.link(made, to: target(paths.log(of: .stdout), in: home))
            try disk.rename(made, to: "\(folder)/output.log")
        }
    }

    /// Removes the links of all workers, for whoever makes those of the live ones anew. What else lies there is not
    /// ours and stays.
    package static func removeAll(in home: HomePaths, on disk: any Disk) throws(PlatformError) {
        guard try disk.status(of: home.workers)?.kind == .folder else { return }
        for worker in try disk.list(home.workers) {
            let folder = "\(home.workers)/\(worker)"
            guard try disk.status(of: folder)?.kind == .folder else { continue }
            var isEmpty = true
            for name in try disk.list(folder) {
                let path = "\(folder)/\(name)"
                let isOurs = name == "output.log" || name.hasPrefix(".output.log-")
                let kind = try disk.status(of: path)?.kind
                if isOurs, kind == .symbolicLink { try disk.remove(path) } else { isEmpty = false }
            }
            if isEmpty { try disk.removeFolder(folder) }
        }
    }

    /// Said from the link's own folder on, so that a home may be moved and copied.
    private static func target(_ log: String, in home: HomePaths) -> String {
        let root = home.root + "/"
        return log.hasPrefix(root) ? "../../" + log.dropFirst(root.count) : log
    }
}
