import Domain
package import Platform

/// Where what cannot be read is set aside. Nothing is ever deleted from it by the program itself.
package struct Quarantine: Sendable {
    private let home: HomePaths
    private let disk: any Disk
    private let clock: any Clock

    package init(home: HomePaths, disk: any Disk, clock: any Clock) {
        self.home = home
        self.disk = disk
        self.clock = clock
    }

    /// Sets a file or folder aside and returns where it is now.
    @discardableResult
    package func take(_ path: String) throws(JournalError) -> String {
        let path = PathRules.trimmingTrailingSlashes(path)
        let kept = try freePlace(for: FilePath.name(of: path))
        try onDisk { () throws(PlatformError) in
            try disk.makeFolders(home.quarantine)
            try disk.uninterrupted { () throws(PlatformError) in try disk.rename(path, to: kept) }
            try disk.synchronizeFolder(home.quarantine)
            try disk.synchronizeFolder(FilePath.folder(of: path))
        }
        return kept
    }

    /// A rename takes the place of what has the name already, and nothing in here may be lost.
    private func freePlace(for name: String) throws(JournalError) -> String {
        var nanoseconds = clock.now().wall.nanoseconds
        while true {
            let place = PathRules.join(home.quarantine, "\(nanoseconds)-\(name)")
            guard try onDisk({ () throws(PlatformError) in try disk.exists(place) }) else { return place }
            nanoseconds += 1
        }
    }
}
