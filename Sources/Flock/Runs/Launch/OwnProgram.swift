package import Platform

/// Our programs stand beside one another.
package enum OwnProgram {
    private static let deleted = " (deleted)"

    /// The path of a program beside the one that runs, links followed.
    package static func path(_ name: String, on disk: any Disk) throws(RunsError) -> String {
        var own = try onSystem { () throws(PlatformError) in try disk.readLink("/proc/self/exe") }
        // A program that was replaced while it runs, as by an update, is called so; its neighbours are where it was.
        if own.hasSuffix(deleted) { own.removeLast(deleted.count) }
        return "\(FilePath.folder(of: own))/\(name)"
    }
}
