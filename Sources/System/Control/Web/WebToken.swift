package import Platform

/// Whoever has it in a cookie has logged in, until another takes its place.
package struct WebToken: Hashable, Sendable {
    package let text: String

    /// Takes the same time for every text of this length.
    package func isSame(as text: String) -> Bool { WebSecret.areSame(self.text, text) }

    /// Nil where none was made yet.
    package static func read(in folder: WebFolder, on disk: any Disk) throws(ControlError) -> WebToken? {
        guard let bytes = try folder.read(folder.token, on: disk) else { return nil }
        let text = WebFolder.line(of: bytes)
        guard WebSecret.isOne(text) else {
            throw .platform(.unreadable(path: folder.token, expected: "32 bytes as base64url"))
        }
        return WebToken(text: text)
    }

    /// Of two who make it at once both have the same.
    package static func readOrMake(in folder: WebFolder, on disk: any Disk) throws(ControlError) -> WebToken {
        if let token = try read(in: folder, on: disk) { return token }
        try folder.secure(on: disk)
        let made = WebToken(text: WebSecret.make())
        do throws(PlatformError) {
            try disk.createFile(folder.token, with: made.line)
            return made
        } catch {
            guard error.errno == .exists, let other = try read(in: folder, on: disk) else { throw .platform(error) }
            return other
        }
    }

    /// Puts another in its place: all who have logged in have to log in again. Codes that wait to be used go first, for
    /// they would let in whoever has one.
    package static func rotate(in folder: WebFolder, on disk: any Disk) throws(ControlError) -> WebToken {
        try folder.secure(on: disk)
        try WebCode.removeAll(in: folder, on: disk)
        let made = WebToken(text: WebSecret.make())
        try folder.write(made.line, to: folder.token, on: disk)
        return made
    }

    /// One that nobody has.
    package static func nobodys() -> WebToken { WebToken(text: WebSecret.make()) }

    private var line: [UInt8] { Array("\(text)\n".utf8) }
}
