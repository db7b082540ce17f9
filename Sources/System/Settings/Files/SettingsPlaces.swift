package import Platform

/// Where settings stand.
package enum SettingsPlaces {
    package static let fileBytesMax = 256 * 1024

    /// The user's own file.
    package static func userFile(home: String) -> String { join(home, "config.toml") }

    /// The file of a repository.
    package static func repositoryFile(_ repository: String) -> String { join(repository, ".roost/config.toml") }

    /// Whether a path is that of the file of some repository.
    package static func isRepositoryFile(_ path: String) -> Bool { path.hasSuffix("/.roost/config.toml") }

    /// Which files are trusted.
    package static func trustFile(home: String) -> String { join(home, "trust.json") }

    /// The repository that a folder is in, its links followed: the nearest folder with a `.git` in it, or the folder
    /// itself where there is none.
    package static func repository(around folder: String, on disk: any Disk) throws(SettingsError) -> String {
        let start = FilePath.resolved(folder)
        var folder = start
        while true {
            let mark = join(folder, ".git")
            if try onDisk({ () throws(PlatformError) in try disk.exists(mark) }) { return folder }
            let above = FilePath.folder(of: folder)
            guard above != folder, above != "." else { return start }
            folder = above
        }
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}

/// Does something on the disk; what the disk refuses becomes an error of this target.
func onDisk<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(SettingsError) -> Result {
    do { return try body() } catch { throw .disk(error) }
}
