import Domain
import Platform
import Settings

/// A source as the daemon follows it.
final class WatchedSource {
    let setup: SourceSetup
    var machine: SourceMachine
    /// What it remembers; away while it is looked at.
    var look: SourceLook
    /// What was found last, for looks that find nothing new.
    var items: [SourceItem] = []
    var repository: String?
    var lastGoodAt: WallTime?
    var lastError: String?
    var lastErrorAt: WallTime?
    /// Why it is looked at out of its turn: then the look is on record whatever comes of it.
    var cause: String?
    /// Something has changed there.
    var isStirred = false

    init(_ setup: SourceSetup, _ place: DispatchPlace) {
        self.setup = setup
        machine = SourceMachine(interval: setup.interval, at: place.clock.now().monotonic)
        look = SourceLook(setup, place)
        cause = "the daemon has started"
    }

    func state(at now: MonotonicTime) -> SourceState {
        var state = SourceState(name: setup.name, kind: setup.kind.rawValue)
        state.lastGoodAt = lastGoodAt
        state.lastError = lastError
        state.lastErrorAt = lastErrorAt
        state.isPolling = machine.isPolling
        state.nextIn = machine.next(after: now)
        state.failures = machine.failures
        return state
    }

    /// The words of the record for what it finds.
    var foundType: String {
        switch setup.kind {
        case .github, .beads: "issue_detected"
        case .folder: "folder_changed"
        case .command: "command"
        }
    }

    var triggerSource: String {
        switch setup.kind {
        case .github, .beads, .command: setup.kind.rawValue
        case .folder: "filesystem"
        }
    }
}
