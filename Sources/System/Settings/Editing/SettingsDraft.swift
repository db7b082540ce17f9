package import Platform

/// The user's own file as a whole, while a person writes another text for it.
package struct SettingsDraft: Sendable {
    /// The file that it is for.
    package let path: String
    /// What stood there when it was begun; nothing where there was no file.
    package let original: [UInt8]?
    private let home: String

    package init(home: String, on disk: any Disk) throws(SettingsError) {
        self.home = home
        path = SettingsPlaces.userFile(home: home)
        try onDisk { () throws(PlatformError) in try disk.makeFolders(home) }
        original = try SafeFile.read(path, .ours, on: disk)
    }

    /// Puts a text in the place of the file; answers whether it did. It does not where the file was changed since the
    /// draft was begun, for it would take that back.
    package func replace(with text: [UInt8], on disk: any Disk) throws(SettingsError) -> Bool {
        try SettingsLock.hold(home: home, for: path, on: disk) { () throws(SettingsError) in
            guard try SafeFile.read(path, .ours, on: disk) == original else { return false }
            try onDisk { () throws(PlatformError) in try disk.replaceFile(FilePath.resolved(path), with: text) }
            return true
        }
    }
}
