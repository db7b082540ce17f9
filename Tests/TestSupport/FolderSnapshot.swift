package import Platform

/// All that a folder holds, to be compared with what it holds later.
package struct FolderSnapshot: Hashable, Sendable {
    private static let fileBytesMax = 64 << 20

    /// By path within the folder; a folder ends in a slash, a link holds its target.
    package private(set) var files: [String: [UInt8]] = [:]

    /// What is to be left out goes by its path within the folder, which for a folder ends in a slash.
    package init(
        of folder: String,
        on disk: any Disk = SystemDisk(),
        leavingOut isLeftOut: (String) -> Bool = { _ in false }
    ) throws(PlatformError) {
        try take(folder, as: "", disk)
        files = files.filter { !isLeftOut($0.key) }
    }

    /// The paths where two snapshots differ.
    package func differences(from other: FolderSnapshot) -> [String] {
        Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
    }

    private mutating func take(_ folder: String, as name: String, _ disk: any Disk) throws(PlatformError) {
        for entry in try disk.list(folder) {
            let path = "\(folder)/\(entry)"
            switch try disk.status(of: path)?.kind {
            case .folder:
                files["\(name)\(entry)/"] = []
                try take(path, as: "\(name)\(entry)/", disk)
            case .symbolicLink: files["\(name)\(entry)"] = try Array(disk.readLink(path).utf8)
            case .file: files["\(name)\(entry)"] = try disk.readAll(path, bytesMax: Self.fileBytesMax)
            case .socket, .pipe, .device, nil: files["\(name)\(entry)"] = []
            }
        }
    }
}
