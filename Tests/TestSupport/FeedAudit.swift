import Domain
import Journal
import Platform

/// Reads a journal of feed events again and again while its writers come and go, and tells what of it is lost, doubled
/// or altered. Each time it goes on where it stopped, so that a long journal costs no more than a short one.
package struct FeedAudit: ~Copyable {
    private static let lifecycle: Set<EventType> = [
        .runPrepared, .checkpointSlotReserved, .workerStarted, .tornTail, .recovered,
    ]

    package private(set) var complaints: [String] = []
    package private(set) var tearCount = 0
    private let feed: EventFeed
    private var reader: JournalReader?
    private var lastSequence: Int64 = 0

    package init(_ feed: EventFeed) { self.feed = feed }

    /// Reads what is new. `acknowledged` is the last sequence that a writer said was there.
    package mutating func read(_ path: String, acknowledged: Int64) throws {
        var reader = try reader.take() ?? JournalReader(path: path, on: SystemDisk())
        while let item = try reader.next() {
            switch item {
            case .event(let event, _): note(event)
            case .closedTear: tearCount += 1
            case .damage(let damage): complaints.append("\(damage)")
            }
        }
        self.reader = consume reader
        if lastSequence < acknowledged {
            complaints.append("of \(acknowledged) events that were said to be there, only \(lastSequence) are")
        }
    }

    private mutating func note(_ event: Event) {
        if event.sequence != lastSequence + 1 { complaints.append("\(event.sequence) follows \(lastSequence)") }
        lastSequence = event.sequence
        if EventFeed.number(of: event) != nil {
            if !feed.holds(event, event.sequence) { complaints.append("event \(event.sequence) was altered") }
        } else if !Self.lifecycle.contains(where: { event.typeText == $0.rawValue }) {
            complaints.append("nobody wrote \(event)")
        }
    }
}
