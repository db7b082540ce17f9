import Domain

/// What a page wants to be told of.
enum LiveTopic: Hashable, Sendable {
    /// Who is at work, and all that the daemon tells.
    case flock
    /// What is said in a run.
    case run(String)
    /// How long the log of a run is.
    case log(String)

    static let countMax = 16

    init?(_ text: Substring) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("flock", 1): self = .flock
        case ("run", 2) where Self.isID(parts[1]): self = .run(parts[1])
        case ("log", 2) where Self.isID(parts[1]): self = .log(parts[1])
        default: return nil
        }
    }

    private static func isID(_ text: String) -> Bool {
        Deliberate.ignore(because: "a topic that is none is told as that") { () throws(IdentifierError) in
            try Identifier(text)
        } != nil
    }

    static func all(_ text: String?) throws(Problem) -> Set<LiveTopic> {
        guard let text, !text.isEmpty else { return [.flock] }
        var topics: Set<LiveTopic> = []
        for word in text.split(separator: ",") {
            guard let topic = LiveTopic(word) else {
                throw .badRequest("\"topics\" is to name flock, run:ID or log:ID, with commas between them")
            }
            topics.insert(topic)
        }
        guard topics.count <= countMax else { throw .badRequest("\"topics\" names more than \(countMax)") }
        return topics
    }

    /// Of a run that is read from its files, and not told of by the daemon.
    var run: String? {
        switch self {
        case .flock: nil
        case .run(let run), .log(let run): run
        }
    }
}
