import Domain
import Journal
import Platform
import Queries

/// One question to the record, as a command asks it: with its options read, and its times told as people want them.
struct RecordQuestion {
    let record: OpenRecord
    let invocation: Invocation
    private let moments: MomentText

    /// Nothing where nothing was recorded yet, which is then told.
    init?(_ invocation: Invocation, withConversations: Bool = false) throws(CommandError) {
        guard let record = try invocation.recordIfMade(withConversations: withConversations) else { return nil }
        self.record = record
        self.invocation = invocation
        moments = MomentText(isUTC: invocation[RecordOptions.utc])
    }

    var limit: Int { invocation[RecordOptions.limit] ?? AnswerLimits.rowsUsual }

    var window: TimeWindow {
        let now = invocation.clock.now().wall
        return TimeWindow(
            since: invocation[RecordOptions.since].map { $0.time(now: now, offset: moments.offset) },
            until: invocation[RecordOptions.until].map { $0.time(now: now, offset: moments.offset) }
        )
    }

    var text: MomentText { moments }

    func ask<Result>(_ body: (OpenRecord) throws(QueriesError) -> Result) throws(CommandError) -> Result {
        try invocation.asking { () throws(QueriesError) in try body(record) }
    }

    /// The one id of a kind that was given in whole or by its beginning; nothing where none was given.
    func id(_ option: Option<String>, of kind: NamedKind) throws(CommandError) -> String? {
        guard let text = invocation[option] else { return nil }
        return try RecordTarget(question: self).id(of: [kind], named: text).id
    }

    /// Shows a list, and says where it is not all, or nothing.
    ///
    /// - Parameter keys: the columns that people see; programs get all.
    func show(_ table: Table, toPeople keys: [String]? = nil, hasMore: Bool) throws(CommandError) {
        let shown = keys.map { table.showing($0) } ?? table
        try invocation.console.show(shown, as: invocation.format)
        if hasMore {
            try invocation.console.say(
                "there is more: --limit \(table.rows.count * 10), or another --since and --until"
            )
        }
        guard table.rows.isEmpty, invocation.format == .table else { return }
        let isEmpty = try ask { (record) throws(QueriesError) in try record.isEmpty() }
        if isEmpty { return try invocation.sayNothingIsRecorded() }
        try invocation.console.say("nothing of that kind is recorded")
    }
}

extension Invocation {
    /// The answer about one thing where nothing was recorded yet: what there is to do, or that it only has to be read.
    func nothing(named text: String, of kinds: [NamedKind]) throws(CommandError) -> ExitCode {
        if let unread = try RecordTarget.unread(text, kinds, self) { throw unread }
        if format.isJSON {
            let nouns = kinds.map(\.rawValue).joined(separator: ", ")
            throw .notFound(kind: nouns.isEmpty ? "decision" : nouns, text: text, similar: [], list: "roost status")
        }
        try sayNothingIsRecorded()
        return .notFound
    }

    /// Asks the record for a list. Where nothing was recorded yet, the list is empty.
    func list(
        _ empty: Table,
        withConversations: Bool = false,
        _ body: (RecordQuestion) throws(CommandError) -> Void
    ) throws(CommandError) -> ExitCode {
        guard let question = try RecordQuestion(self, withConversations: withConversations) else {
            try console.show(empty, as: format)
            try sayNothingIsRecorded()
            return .ok
        }
        try body(question)
        return .ok
    }
}
