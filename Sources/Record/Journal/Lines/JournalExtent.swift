package import Domain
package import Platform

/// All that a pass over a whole journal tells: how far it goes, what was closed, damaged or left torn.
package struct JournalExtent: Hashable, Sendable {
    package private(set) var eventCount: Int64 = 0
    package private(set) var firstSequence: Int64?
    package private(set) var lastSequence: Int64 = 0
    package private(set) var lastEventAt: WallTime?
    package private(set) var closedTears: [TornTail] = []
    package private(set) var damages: [Damage] = []
    package private(set) var rest = JournalRest.nothing
    /// The sum that the next line goes on from.
    package private(set) var sum: UInt32 = 0
    /// Sequences that do not rise.
    package private(set) var outOfOrder: [Int64] = []
    package private(set) var endsInNewline = true

    /// That of a journal that is not there.
    init() {}

    /// Reads the journal, and shows each event to `look`.
    package init(
        of path: String,
        on disk: any Disk,
        look: (Event) -> Void = { _ in }
    ) throws(JournalError) {
        var reader = try JournalReader(path: path, on: disk)
        while let item = try reader.next() {
            switch item {
            case .event(let event, _):
                note(event)
                look(event)
            case .closedTear(let tail): closedTears.append(tail)
            case .damage(let damage): damages.append(damage)
            }
        }
        rest = reader.rest
        endsInNewline = reader.endsInNewline
        sum = reader.sum ?? 0
        switch rest {
        case .nothing, .torn: break
        case .wholeLine(let event, let lineSum, let damage):
            sum = lineSum
            if let damage { damages.append(damage) }
            note(event)
            look(event)
        case .damaged(let damage): damages.append(damage)
        }
    }

    private mutating func note(_ event: Event) {
        eventCount += 1
        if firstSequence == nil { firstSequence = event.sequence }
        if event.sequence <= lastSequence { outOfOrder.append(event.sequence) }
        lastSequence = max(lastSequence, event.sequence)
        lastEventAt = event.createdAt
    }
}
