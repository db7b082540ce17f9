/// Which processes work where.
extension ProcessTable {
    /// The processes whose working folder is this one or below it, as far as they show it to us: those of other users
    /// do not.
    package func working(in folder: String) -> [Int32] {
        let below = folder.hasSuffix("/") ? folder : folder + "/"
        return pids.sorted().filter { pid in
            guard let place = SystemDisk.target(ofLink: "/proc/\(pid)/cwd") else { return false }
            return place == folder || place.hasPrefix(below) || place == "\(folder) (deleted)"
        }
    }
}
