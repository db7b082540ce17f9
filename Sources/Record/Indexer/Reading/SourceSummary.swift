import Decoding
import Domain
import Store

/// What the lines of a source say of the whole: when it began and ended, which conversation it is, what it is about.
struct SourceSummary: Hashable {
    private static let titleLettersMax = 100

    /// The first that is told, whatever comes later.
    private(set) var first: WallTime?
    private(set) var began: WallTime?
    private(set) var ended: WallTime?
    /// The first that is named.
    private(set) var conversation: String?
    private(set) var model: String?
    private(set) var folder: String?
    private(set) var branch: String?
    private(set) var agentVersion: String?
    private var firstWords: String?
    private var agentTitle: String?
    private var personTitle: String?

    /// What a person called it, else the agent, else the beginning of what was asked for.
    var title: String? { personTitle ?? agentTitle ?? firstWords }

    /// What stands in the row of the run.
    var words: WorkerWords { WorkerWords(conversation: conversation, model: model) }

    mutating func note(_ time: WallTime) {
        first = first ?? time
        if began.map({ time < $0 }) ?? true { began = time }
        if ended.map({ time > $0 }) ?? true { ended = time }
    }

    mutating func note(_ told: Conversation) {
        conversation = conversation ?? told.id
        folder = folder ?? told.folder
        branch = branch ?? told.branch
        agentVersion = told.agentVersion ?? agentVersion
        note(model: told.model)
    }

    mutating func note(conversation id: String?) { conversation = conversation ?? id }

    mutating func note(model: String?) { self.model = self.model ?? model }

    /// - Parameter text: without secrets.
    mutating func note(title text: String, by author: Title.Author) {
        switch author {
        case .person: personTitle = text
        case .agent: agentTitle = text
        }
    }

    mutating func note(asked text: String) {
        guard firstWords == nil else { return }
        let line = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
        guard let line else { return }
        let isLong = line.count > Self.titleLettersMax
        firstWords = isLong ? line.prefix(Self.titleLettersMax) + "…" : String(line)
    }
}
