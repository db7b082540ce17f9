package import Domain
import Glibc
package import Platform

/// Sets aside a database that cannot be read, so that another can be made in its place. It is never deleted.
package struct Mending: Sendable {
    /// A folder that need not be there yet.
    package let quarantine: String
    package let disk: any Disk
    package let now: WallTime

    package init(quarantine: String, disk: any Disk, now: WallTime) {
        self.quarantine = quarantine
        self.disk = disk
        self.now = now
    }

    /// What was wrong with a file, and where it is now.
    package struct Report: Hashable, Sendable {
        package let damage: StoreError
        package let kept: String

        package init(damage: StoreError, kept: String) {
            self.damage = damage
            self.kept = kept
        }
    }

    package func isThere(_ file: String) throws(StoreError) -> Bool {
        try StoreError.wrapping { () throws(PlatformError) in try disk.exists(file) }
    }

    /// Opens a database; where it is damaged, and not another that is read with it, once more after it was set aside.
    /// `forget` is for what is written of it elsewhere.
    package func open(
        _ file: String,
        by open: () throws(StoreError) -> Connection,
        forget: () throws(StoreError) -> Void = {}
    ) throws(StoreError) -> (connection: Connection, report: Report?) {
        do throws(StoreError) { return (try open(), nil) } catch {
            guard error.isDamage, error.file == DatabaseFile.absolute(file) else { throw error }
            let kept = try setAside(file)
            try forget()
            return (try open(), Report(damage: error, kept: kept))
        }
    }

    /// Moves the file and those beside it, and answers where it is now. The file itself goes first: without it the
    /// others are refused, and it without them would seem whole.
    package func setAside(_ file: String) throws(StoreError) -> String {
        try StoreError.wrapping { () throws(PlatformError) in
            try disk.makeFolders(quarantine)
            let kept = try freePlace(for: FilePath.name(of: file), in: quarantine)
            do throws(PlatformError) { return try move(file, to: kept) } catch {
                guard error.errno == Errno(code: EXDEV) else { throw error }
                // The conversations may be on a disk of their own.
                return try move(file, to: freePlace(for: FilePath.name(of: file), in: FilePath.folder(of: file)))
            }
        }
    }

    private func move(_ file: String, to kept: String) throws(PlatformError) -> String {
        for suffix in Self.suffixes where try disk.exists(file + suffix) {
            try disk.rename(file + suffix, to: kept + suffix)
        }
        for folder in [FilePath.folder(of: kept), FilePath.folder(of: file)] { try disk.synchronizeFolder(folder) }
        return kept
    }

    /// A rename would take the place of what has the name already.
    private func freePlace(for name: String, in folder: String) throws(PlatformError) -> String {
        var time = now
        while true {
            let place = "\(folder)/\(name).corrupt-\(time.iso)"
            if try isFree(place) { return place }
            time = WallTime(nanoseconds: time.nanoseconds + 1)
        }
    }

    private func isFree(_ place: String) throws(PlatformError) -> Bool {
        for suffix in Self.suffixes where try disk.exists(place + suffix) { return false }
        return true
    }

    private static let suffixes = [""] + DatabaseFile.companions
}
