import Domain
import Platform

/// Which other processes have a file open, as far as this user may know.
enum OpenElsewhere {
    private static let shownMax = 5

    static func processes(with file: String, on disk: any Disk) -> [Int32] {
        let names = names(in: "/proc", disk).compactMap { Int32($0) }.filter { $0 != ProcessIdentity.ownPID }
        return Array(names.filter { has(file, open: $0, disk) }.prefix(shownMax))
    }

    private static func has(_ file: String, open pid: Int32, _ disk: any Disk) -> Bool {
        let folder = "/proc/\(pid)/fd"
        return names(in: folder, disk).contains { name in
            let target = Deliberate.ignore(because: "it was closed meanwhile") { () throws(PlatformError) in
                try disk.readLink("\(folder)/\(name)")
            }
            return target == file
        }
    }

    private static func names(in folder: String, _ disk: any Disk) -> [String] {
        Deliberate.ignore(because: "the process has ended, or is another user's") { () throws(PlatformError) in
            try disk.list(folder)
        } ?? []
    }
}
