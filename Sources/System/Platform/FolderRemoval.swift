/// Removes a folder of ours with all that is in it, and follows no link out of it. What is not there is no error.
package enum FolderRemoval {
    package static func remove(_ path: String, on disk: any Disk) throws(PlatformError) {
        guard let status = try disk.status(of: path) else { return }
        guard status.kind == .folder else { return try disk.remove(path) }
        for name in try disk.list(path) { try remove("\(path)/\(name)", on: disk) }
        try disk.removeFolder(path)
    }
}
