import Domain
import Journal
import Platform
import Queries

/// A run that is being followed: its recorder sees that somebody watches.
final class FollowedRun {
    let stream: RunStream
    let group: LogGroup
    private(set) var isOver = false
    private let disk: any Disk
    private var presence: FollowerPresence

    init(_ stream: RunStream, of group: LogGroup, on disk: any Disk) {
        self.stream = stream
        self.group = group
        self.disk = disk
        presence = FollowerPresence(in: stream.run.paths, on: disk)
    }

    var directory: String { stream.run.paths.directory }

    /// Something has changed in its directory.
    func note() {
        stream.mayHaveMore = true
        presence.announce()
    }

    /// How it ended, once it has; nil where it goes on, or where it was known.
    func takeEnd() -> String? {
        guard !isOver, let state = stream.run.state(on: disk), state.isOver else { return nil }
        isOver = true
        return state.status.text
    }
}
