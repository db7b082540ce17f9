package import Domain
package import Platform

/// What the daemon says to people: lines in the `daemon.log` of its session, and on standard error where somebody
/// looks at that. Programs read the journal.
package final class DaemonLog {
    private let disk: any Disk
    private let clock: any Clock
    private var echo: FileDescriptor?
    private var file: FileDescriptor?

    /// - Parameter echo: where lines go as well, for who looks on.
    package init(echo: consuming FileDescriptor? = nil, disk: any Disk, clock: any Clock) {
        self.echo = echo
        self.disk = disk
        self.clock = clock
    }

    /// From here on lines go to this file.
    ///
    /// - Parameter takesErrors: whether what this process writes to standard error goes there too, for what a program
    ///   says that breaks.
    package func open(_ path: String, takesErrors: Bool) throws(PlatformError) {
        let file = try disk.openFile(path, .append)
        if takesErrors { try file.takeOutputAndErrors() }
        self.file = .some(file)
    }

    /// A descriptor for children to say what they have to.
    package func number() -> Int32? { file?.number }

    package func say(_ level: Level, _ text: String) {
        let line = Array("\(clock.now().wall.iso) \(level.rawValue) \(text)\n".utf8)
        for number in [file?.number, echo?.number] {
            guard let number else { continue }
            Deliberate.ignore(because: "what cannot be said stands in the journal") { () throws(PlatformError) in
                _ = try FileDescriptor.writeWithoutWaiting(line, to: number)
            }
        }
    }
}
