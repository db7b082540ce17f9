import Domain
import Store

/// The rows of the runs that are meant, and the time they are from, so that no others have to be looked at.
struct SearchScope {
    private static let listedMax = 8

    private(set) var blocks: [ClosedRange<Int64>] = []
    private(set) var pieces: [ClosedRange<Int64>] = []
    private(set) var contexts: Set<String> = []
    private(set) var times: ClosedRange<WallTime>?

    /// Nothing where all runs are meant.
    init?(
        _ request: SearchRequest,
        in record: OpenRecord,
        _ schema: String = ConversationsFile.name
    ) throws(QueriesError) {
        guard request.run != nil || request.task != nil else { return nil }
        let index = record.index
        var runs: [String] = []
        if let name = request.run { runs = [try Self.run(name, in: index)] }
        if let task = request.task {
            let all = try Self.runs(ofTask: task, in: index)
            runs = request.run == nil ? all : runs.filter(all.contains)
            if request.run == nil { contexts.insert(task) }
        }
        contexts.formUnion(runs)
        do throws(StoreError) {
            for run in runs { try add(run, in: index, schema) }
            for context in contexts {
                try note(
                    "SELECT min(timestamp), max(timestamp) FROM main.logic_flow WHERE context_id = ?",
                    context,
                    index
                )
            }
        } catch { throw .store(error) }
    }

    private mutating func add(_ run: String, in index: Connection, _ schema: String) throws(StoreError) {
        blocks.append(RowPlace(of: run).rows)
        let sources = try index.rows("SELECT source_id FROM \(schema).sources WHERE owner_id = ?", run) {
            $0.text(0) ?? ""
        }
        pieces += sources.map { RowPlace(of: $0).rows }
        try note(
            """
            SELECT min(blocks.timestamp), max(blocks.timestamp)
            FROM \(schema).messages CROSS JOIN \(schema).blocks USING(message_id) WHERE worker_id = ?
            """,
            run,
            index
        )
        try note("SELECT min(timestamp), max(timestamp) FROM \(schema).log_pieces WHERE worker_id = ?", run, index)
    }

    private mutating func note(_ query: String, _ id: String, _ index: Connection) throws(StoreError) {
        let found = try index.first(query, id) { row in (row.text(0), row.text(1)) }
        guard let first = found?.0.flatMap(Self.time), let last = found?.1.flatMap(Self.time) else { return }
        times = min(times?.lowerBound ?? first, first)...max(times?.upperBound ?? last, last)
    }

    /// Whether a row of this kind may be one of theirs; a decision tells only itself.
    func holds(_ kind: SearchKind, _ row: Int64) -> Bool {
        switch kind {
        case .message, .tool: blocks.contains { $0.contains(row) }
        case .log: pieces.contains { $0.contains(row) }
        case .decision: true
        }
    }

    static func time(_ text: String) -> WallTime? {
        Deliberate.ignore(because: "all our rows have a time that can be read") {
            () throws(TimeError) in try WallTime(iso: text)
        }
    }

    private static func run(_ name: String, in index: Connection) throws(QueriesError) -> String {
        let found = try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT worker_id FROM main.worker_sessions WHERE worker_id >= ? AND substr(worker_id, 1, length(?)) = ?
                ORDER BY worker_id LIMIT \(listedMax)
                """,
                name,
                name,
                name
            ) { $0.text(0) ?? "" }
        }
        if found.first == name { return name }
        guard let run = found.first else { throw .search(.unknown(kind: "run", name)) }
        guard found.count == 1 else { throw .search(.ambiguous(kind: "run", name, found)) }
        return run
    }

    private static func runs(ofTask task: String, in index: Connection) throws(QueriesError) -> [String] {
        let isKnown = try inStore { () throws(StoreError) in
            try index.integer("SELECT EXISTS(SELECT 1 FROM main.tasks WHERE task_id = ?)", task) == 1
        }
        guard isKnown else { throw .search(.unknown(kind: "task", task)) }
        return try inStore { () throws(StoreError) in
            try index.rows("SELECT worker_id FROM main.worker_sessions WHERE task_id = ?", task) { $0.text(0) ?? "" }
        }
    }
}
