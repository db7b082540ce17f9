import Domain
package import Journal
package import Platform

extension HomePaths {
    /// Where a folder of the home is that was noted while the home may have stood elsewhere: run directories say for
    /// ever what was asked, and are not written again. What is there as noted, or is not in the home, stays as it is.
    package func current(_ path: String, on disk: any Disk) -> String {
        let isThere = { (path: String) in
            Deliberate.ignore(because: "what cannot be looked at is met by whoever uses it") {
                () throws(PlatformError) in try disk.exists(path)
            } ?? true
        }
        guard path.hasPrefix("/"), !isThere(path) else { return path }
        let parts = path.split(separator: "/")
        for (place, part) in parts.enumerated() where part == "trees" || part == "folders" {
            let candidate = "\(root)/\(parts[place...].joined(separator: "/"))"
            if isThere(candidate) { return candidate }
        }
        return path
    }
}
