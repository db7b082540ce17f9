import Domain
import JSON
import Journal
import Platform

/// Where somebody stands in the journal of a session who passes over all lines that tell nothing of tasks or of alerts.
/// The file of a short one is not held open: there may be thousands.
final class SessionCursor {
    private static let eventsAtOnce = 256

    let path: String
    private var reader: JournalReader?
    private var buffered: [Event] = []
    private var next = 0
    private(set) var lastSequence: Int64
    private(set) var damages: [Damage] = []

    init(_ path: String, on disk: any Disk, after sequence: Int64) throws(JournalError) {
        self.path = path
        lastSequence = sequence
        reader = try JournalReader(path: path, on: disk)
        try fill()
    }

    /// The line that comes next; nothing where there is no more.
    var event: Event? { next < buffered.count ? buffered[next] : nil }

    func advance() throws(JournalError) {
        next += 1
        if next == buffered.count { try fill() }
    }

    private func fill() throws(JournalError) {
        buffered.removeAll(keepingCapacity: true)
        next = 0
        while buffered.count < Self.eventsAtOnce {
            guard let item = try reader?.next() else {
                reader = nil
                return
            }
            switch item {
            case .event(let event, _):
                guard event.sequence > lastSequence else { continue }
                lastSequence = event.sequence
                if Self.tellsOfTasks(event) { buffered.append(event) }
            case .closedTear: continue
            case .damage(let damage): damages.append(damage)
            }
        }
    }

    private static func tellsOfTasks(_ event: Event) -> Bool {
        switch event.sessionType {
        case .known(.taskChanged), .known(.snapshot), .known(.alert): true
        case .known, .unknown: event.data[SchedulerTurn.standingKey] != nil
        }
    }
}
