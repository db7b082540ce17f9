import Domain
import Platform
import Settings

/// A file of Claude's settings, which a person may have made a link to a file elsewhere.
struct ClaudeSettingsFile {
    private static let bytesMax = 4 << 20

    /// As a person knows it.
    let path: String
    private let disk: any Disk
    private let now: WallTime

    /// - Parameter isUsers: whether it is for all that the person does, and not for the repository that one is in.
    init(isUsers: Bool, _ invocation: Invocation) throws(CommandError) {
        disk = invocation.disk
        now = invocation.clock.now().wall
        if isUsers {
            guard let home = invocation.environment["HOME"], !home.isEmpty else {
                throw .failed("it is not known whose settings: HOME is not set", hint: nil)
            }
            path = "\(home)/.claude/settings.json"
        } else {
            let disk = disk
            let repository = try invocation.withSettings { () throws(SettingsError) in
                try SettingsPlaces.repository(around: ".", on: disk)
            }
            path = "\(repository)/.claude/settings.local.json"
        }
    }

    /// That of a repository which is named.
    init(ofRepository folder: String, _ invocation: Invocation) {
        disk = invocation.disk
        now = invocation.clock.now().wall
        path = "\(folder)/.claude/settings.local.json"
    }

    /// Nil where there is none.
    func read() throws(CommandError) -> [UInt8]? {
        do throws(PlatformError) { return try disk.readAll(FilePath.resolved(path), bytesMax: Self.bytesMax) } catch {
            guard error.errno == .notFound else { throw .platform(error) }
            return nil
        }
    }

    /// Puts these bytes in its place; answers where a copy of what was there is.
    func write(_ bytes: [UInt8], over before: [UInt8]?) throws(CommandError) -> String? {
        let real = FilePath.resolvedAhead(path)
        do throws(PlatformError) {
            try disk.makeFolders(FilePath.folder(of: real))
            var copy: String?
            if let before {
                let name = "\(real).\(now.nanoseconds / 1_000_000).bak"
                try disk.createFile(name, with: before)
                copy = name
            }
            try disk.replaceFile(real, with: bytes)
            return copy
        } catch { throw .platform(error) }
    }
}
