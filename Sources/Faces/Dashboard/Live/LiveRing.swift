/// The last events that have an id, for pages that were away for a moment.
struct LiveRing {
    static let countMax = 2_000
    static let bytesMax = 4 << 20

    private var events: [LiveEvent] = []
    private var bytes = 0
    /// What was told before it was begun, or has gone from it, is not known: the number of the last such event.
    private(set) var session = ""
    private var lost: Int64 = 0

    /// From here on events are of this session, the next one behind that number.
    mutating func begin(session: String, after sequence: Int64) {
        guard self.session != session else { return }
        self = LiveRing()
        self.session = session
        lost = sequence
    }

    /// So many are missing, up to this number.
    mutating func lost(upTo sequence: Int64) {
        events = []
        bytes = 0
        lost = sequence
    }

    mutating func add(_ event: LiveEvent) {
        guard let id = event.id, id.session == session else { return }
        events.append(event)
        bytes += event.bytes.count
        while events.count > Self.countMax || bytes > Self.bytesMax, let first = events.first {
            bytes -= first.bytes.count
            lost = first.id?.sequence ?? lost
            events.removeFirst()
        }
    }

    /// What came behind an event; nil where that is not known any more, or it is of another daemon.
    func events(after id: LiveEvent.ID) -> [LiveEvent]? {
        guard id.session == session, id.sequence >= lost else { return nil }
        return events.filter { ($0.id?.sequence ?? 0) > id.sequence }
    }
}
