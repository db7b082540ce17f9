import Domain
import JSON
import Journal
import Platform
import Queries

/// What was said in a run, by its messages.
extension WebDesk {
    private static let countUsual = 100

    func readTalk(_ call: RouteCall) throws(Problem) {
        let run = call.values.text("id") ?? ""
        let from = call.values.integer("from") ?? 0
        let count = call.values.integer("count") ?? Self.countUsual
        let (talks, logs, now) = (talks, logs, sources.clock.now().wall)
        beside(
            call,
            {
                Self.known(run, logs) { () throws(QueriesError) in
                    try talks.window(run: run, from: from, count: count, at: now).map(TalkWindowJSON.object)
                } orEmpty: {
                    TalkWindowJSON.empty(run: run, isLive: $0)
                }
            },
            answer: { call.answer($0) }
        )
    }

    func outlineTalk(_ call: RouteCall) throws(Problem) {
        let run = call.values.text("id") ?? ""
        let (talks, logs, now) = (talks, logs, sources.clock.now().wall)
        beside(
            call,
            {
                Self.known(run, logs) { () throws(QueriesError) in
                    try talks.outline(run: run, at: now).map(TalkOutlineJSON.object)
                } orEmpty: { _ in
                    TalkOutlineJSON.object(of: TalkOutlineAnswer(total: 0, entries: [], isCut: false))
                }
            },
            answer: { call.answer($0) }
        )
    }

    /// A run that the index has not come to yet has said nothing so far.
    private static func known(
        _ run: String,
        _ logs: LogShelf,
        _ body: () throws(QueriesError) -> JSONObject?,
        orEmpty: (Bool) -> JSONObject
    ) -> Result<[UInt8], Problem> {
        do throws(QueriesError) {
            if let object = try body() { return .success(JSONWriter.bytes(.object(object))) }
        } catch {
            return .failure(Problem(error))
        }
        do throws(JournalError) {
            guard let isLive = try logs.isLive(run: run) else { return .failure(.notFound("no run \"\(run)\"")) }
            return .success(JSONWriter.bytes(.object(orEmpty(isLive))))
        } catch { return .failure(Problem(error)) }
    }
}
