import Domain
import JSON
import Journal
import Platform
import Queries

/// The log of a run by its lines.
extension WebDesk {
    private static let countUsual = 200

    func readLog(_ call: RouteCall) throws(Problem) {
        let streams = try Self.streams(call)
        let run = call.values.text("id") ?? ""
        let from = call.values.integer("from") ?? 1
        let count = call.values.integer("count") ?? Self.countUsual
        let (logs, now) = (logs, sources.clock.now().wall)
        beside(
            call,
            {
                Self.found(run) { () throws(JournalError) in
                    try logs.window(run: run, streams: streams, from: from, count: count, at: now)
                        .map { JSONWriter.bytes(.object(LogWindowJSON.object(of: $0))) }
                }
            },
            answer: { call.answer($0) }
        )
    }

    func searchLog(_ call: RouteCall) throws(Problem) {
        let streams = try Self.streams(call)
        let run = call.values.text("id") ?? ""
        let query: LogQuery
        do throws(TextPattern.Fault) {
            query = try LogQuery(call.values.text("q") ?? "", ignoresCase: call.values.isSet("ignoreCase"))
        } catch { throw .badRequest("this is no pattern: \(error.reason)") }
        let (logs, now) = (logs, sources.clock.now().wall)
        beside(
            call,
            {
                Self.found(run) { () throws(JournalError) in
                    try logs.search(run: run, streams: streams, query, at: now)
                }
            },
            answer: { call.answer(LogSearchJSON.object(of: $0)) }
        )
    }

    static func streams(_ words: String?) throws(Problem) -> Set<ShownLine.Source> {
        guard let words, !words.isEmpty else { return [.out, .err, .run] }
        var streams: Set<ShownLine.Source> = []
        for word in words.split(separator: ",") {
            guard let source = ShownLine.Source(rawValue: String(word)), source != .orch else {
                throw .badRequest("\"stream\" is to name out, err or run, with commas between them")
            }
            streams.insert(source)
        }
        return streams
    }

    private static func streams(_ call: RouteCall) throws(Problem) -> Set<ShownLine.Source> {
        try streams(call.values.text("stream"))
    }

    private static func found<Value>(
        _ run: String,
        _ body: () throws(JournalError) -> Value?
    ) -> Result<Value, Problem> {
        do throws(JournalError) {
            guard let value = try body() else { return .failure(.notFound("no run \"\(run)\"")) }
            return .success(value)
        } catch { return .failure(Problem(error)) }
    }
}
