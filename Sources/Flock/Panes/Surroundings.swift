package import Domain
import Journal
package import Platform

/// What of the health of the flock lies outside of daemon and runs, where looking may take its time: tmux, the disk,
/// the folder of the archive.
package struct Surroundings: Hashable, Sendable {
    package let panes: PaneLook
    package let room: HealthFacts.Room?
    package let archive: HealthFacts.Archive

    /// - Parameters:
    ///   - roomLeast: with less of it on the disk nothing is started.
    ///   - archive: the folder that was chosen for the archive, where one was.
    package init(_ tmux: Tmux, roomLeast: ByteCount, archive: String?, on disk: any Disk) {
        let home = tmux.place.home
        panes = tmux.look()
        let found = Deliberate.ignore(because: "what cannot be looked at is told as not known") {
            () throws(PlatformError) in try FileSystemRoom.read(at: home.root)
        }
        room = found.map { HealthFacts.Room(path: home.root, free: $0.free, least: roomLeast) }
        self.archive = Self.archive(in: archive ?? home.archive, isChosen: archive != nil, disk)
    }

    private static func archive(in path: String, isChosen: Bool, _ disk: any Disk) -> HealthFacts.Archive {
        let names = Deliberate.ignore(because: "a folder that cannot be listed is away, or was never made") {
            () throws(PlatformError) in try disk.list(path)
        }
        guard let names else { return isChosen ? .away(path: path) : .none }
        let months = names.count { $0.hasPrefix("logs-") && $0.hasSuffix(".db") }
        return months == 0 && !isChosen ? .none : .there(path: path, months: months)
    }
}
