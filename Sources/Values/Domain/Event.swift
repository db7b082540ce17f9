package import JSON

/// One line of a journal: something that happened, at a place in the sequence of its run or session.
package struct Event: Hashable, Sendable {
    package var sequence: Int64
    package var scope: EventScope
    package var typeText: String
    package var level: Term<Level>
    package var createdAt: WallTime
    package var message: String
    package var data: JSONObject

    /// An event as a reader meets it, whose words may be those of a newer program.
    package init(
        sequence: Int64,
        scope: EventScope,
        typeText: String,
        level: Term<Level>,
        createdAt: WallTime,
        message: String,
        data: JSONObject = [:]
    ) {
        self.sequence = sequence
        self.scope = scope
        self.typeText = typeText
        self.level = level
        self.createdAt = createdAt
        self.message = message
        self.data = data
    }

    package var id: EventID { EventID(owner: scope.owner, sequence: sequence) }

    /// The type as a word of a run's journal.
    package var runType: Term<EventType> { Term(typeText) }

    /// The type as a word of a session's journal.
    package var sessionType: Term<SessionEventType> { Term(typeText) }
}
