import Decoding
import Domain
import Journal
import Platform
import Store

/// Reads what the search leads to.
struct SearchRows {
    struct Candidate {
        let place: Int64
        let kind: SearchKind
        let row: Int64
    }

    /// What is found comes from few runs, mostly.
    private final class Tasks {
        var byRun: [String: String?] = [:]
    }

    /// The name of the database whose texts they are.
    private let schema: String
    private let index: Connection
    private let texts: SearchTexts
    private let document: Statement
    private let block: Statement
    private let piece: Statement
    private let decision: Statement
    private let task: Statement
    private let tasks = Tasks()

    init(
        _ index: Connection,
        in schema: String = ConversationsFile.name,
        of home: HomePaths,
        on disk: any Disk
    ) throws(StoreError) {
        self.index = index
        self.schema = schema
        let redactors = Self.redactors(of: home, on: disk)
        let reading = SearchReading(
            readable: { ReadableText.of($0, isJSON: $1) },
            readablePiece: { path, bytes, part in
                redactors.redactor(of: FilePath.folder(of: path)).map { ReadableText.of(bytes, part: part, by: $0) }
            }
        )
        texts = try SearchTexts(index: index, conversations: index, named: schema, on: disk, reading)
        document = try index.statement(
            "SELECT kind, row_id FROM \(schema).search_docs WHERE month = ? AND docid = ?"
        )
        block = try index.statement(
            """
            SELECT block.timestamp, message.worker_id, coalesce(block.tool_name, message.role), block.block_number,
                message.source_id, block.byte_offset, block.byte_length
            FROM \(schema).blocks AS block JOIN \(schema).messages AS message USING(message_id)
            WHERE block.block_id = ?
            """
        )
        piece = try index.statement(
            """
            SELECT piece.timestamp, piece.worker_id, source.kind, NULL, piece.source_id, piece.byte_offset,
                piece.byte_length
            FROM \(schema).log_pieces AS piece JOIN \(schema).sources AS source USING(source_id)
            WHERE piece_id = ?
            """
        )
        decision = try index.statement(
            "SELECT timestamp, function_name, context_id FROM main.logic_flow WHERE flow_id = ?"
        )
        task = try index.statement("SELECT task_id FROM main.worker_sessions WHERE worker_id = ?")
    }

    /// The months that have texts, the newest first.
    func months() throws(StoreError) -> [(month: SearchMonth, slack: Int64)] {
        try index.rows("SELECT month, slack FROM \(schema).search_months ORDER BY month DESC") { row in
            SearchMonth(number: row.integer(0) ?? 0).map { ($0, row.integer(1) ?? 0) }
        }.compactMap(\.self)
    }

    /// Goes through what has the words, the newest first, until `take` answers no.
    func eachCandidate(
        of query: SearchQuery,
        in month: SearchMonth,
        _ places: ClosedRange<Int64>,
        take: (Candidate) throws(StoreError) -> Bool
    ) throws(StoreError) {
        let statement = try index.statement(Self.query(month, in: schema))
        try statement.each(query.expression, places.lowerBound, places.upperBound) {
            (row) throws(StoreError) in
            let place = row.integer(0) ?? 0
            let found = try document.first(month.number, place) { row in
                SearchKind(rawValue: row.integer(0) ?? -1).map {
                    Candidate(place: place, kind: $0, row: row.integer(1) ?? 0)
                }
            }
            // What was taken out may have left its words behind.
            guard let candidate = found.flatMap(\.self) else { return true }
            return try take(candidate)
        }
    }

    static func query(_ month: SearchMonth, in schema: String = ConversationsFile.name) -> String {
        """
        SELECT rowid FROM \(schema).\(month.table) WHERE \(month.table) MATCH ? AND rowid BETWEEN ? AND ?
        ORDER BY rowid DESC
        """
    }

    /// Nothing where the row is gone, or where its text is not what is meant; and how much had to be read for that.
    func hit(
        _ candidate: Candidate,
        _ query: SearchQuery,
        _ cutter: SearchWords
    ) throws(StoreError) -> (hit: SearchHit?, bytes: Int) {
        guard var hit = try facts(candidate) else { return (nil, 0) }
        let document = SearchDocument(at: hit.at, kind: candidate.kind, row: candidate.row)
        guard let text = try texts.text(of: document) else { return (query.needsText ? nil : hit, 0) }
        let words = try text.withUnsafeBufferPointer { (bytes) throws(StoreError) in
            try cutter.words(of: UnsafeRawBufferPointer(bytes), where: query.mayLookFor)
        }
        guard !query.needsText || query.matches(words.map(\.text)) else { return (nil, text.count) }
        hit.excerpt = SearchExcerpt(of: text, query.places(in: words))
        return (hit, text.count)
    }

    private func facts(_ candidate: Candidate) throws(StoreError) -> SearchHit? {
        switch candidate.kind {
        case .message, .tool: try facts(candidate, by: block)
        case .log: try facts(candidate, by: piece)
        case .decision:
            try decision.first(candidate.row) { (row) throws(StoreError) in
                let context = row.text(2)
                let task = try context.flatMap { (id) throws(StoreError) in try self.task(of: id) }
                return SearchHit(
                    at: row.text(0).flatMap(SearchScope.time) ?? WallTime(nanoseconds: 0),
                    found: .decisions,
                    run: task == nil ? nil : context,
                    task: task ?? context,
                    by: row.text(1) ?? "",
                    origin: .decision(candidate.row)
                )
            }
        }
    }

    private func facts(_ candidate: Candidate, by statement: Statement) throws(StoreError) -> SearchHit? {
        try statement.first(candidate.row) { (row) throws(StoreError) in
            let run = row.text(1) ?? ""
            let source = row.text(4) ?? ""
            let start = row.integer(5) ?? 0
            let bytes = start..<start + max(0, row.integer(6) ?? 0)
            return SearchHit(
                at: row.text(0).flatMap(SearchScope.time) ?? WallTime(nanoseconds: 0),
                found: SearchPlace(candidate.kind),
                run: run,
                task: try task(of: run),
                by: row.text(2) ?? "",
                origin: row.integer(3).map { .block(number: $0, source: source, bytes: bytes) }
                    ?? .piece(source: source, bytes: bytes)
            )
        }
    }

    private func task(of run: String) throws(StoreError) -> String? {
        if let known = tasks.byRun[run] { return known }
        let found = try task.first(run) { $0.text(0) } ?? nil
        tasks.byRun[run] = .some(found)
        return found
    }

    /// Where the secrets of a run cannot be read, nothing of its output is shown.
    static func redactors(of home: HomePaths, on disk: any Disk) -> RunRedactors {
        RunRedactors { directory in
            let redaction = RunRedaction(of: RunPaths(directory: directory), in: home, on: disk)
            return redaction.lack == nil ? redaction.redactor : nil
        }
    }
}
