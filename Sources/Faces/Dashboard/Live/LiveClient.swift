import JSON

/// One page that is told what happens. What it does not read in time is not kept for it: it hears how much it missed,
/// and asks anew.
final class LiveClient {
    let topics: Set<LiveTopic>
    private let stream: HTTPStream
    /// What could not be told.
    private(set) var missed: Int64 = 0

    init(_ stream: HTTPStream, _ topics: Set<LiveTopic>) {
        self.stream = stream
        self.topics = topics
    }

    /// Whether it has read up, so that it may be told how things are.
    func tell(_ event: LiveEvent) {
        guard topics.contains(event.topic) else { return }
        guard missed == 0 || catchUp() else {
            missed += 1
            return
        }
        if !stream.push(event.bytes) { missed += 1 }
    }

    func ping() {
        guard missed == 0 || catchUp() else { return }
        stream.push(": ping\n\n")
    }

    func end() { stream.end() }

    func cut() { stream.cut() }

    /// Answers whether it hears again.
    private func catchUp() -> Bool {
        guard stream.queuedBytes == 0 else { return false }
        guard stream.push(LiveEvent("lagged", ["count": .integer(missed)]).bytes) else { return false }
        missed = 0
        return true
    }
}
