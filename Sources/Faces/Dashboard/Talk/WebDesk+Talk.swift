import Domain
import JSON
import Platform
import Queries

/// What was said in a run, by its messages.
extension WebDesk {
    private static let countUsual = 100

    func readTalk(_ call: RouteCall) throws(Problem) {
        let run = call.values.text("id") ?? ""
        let from = call.values.integer("from") ?? 0
        let count = call.values.integer("count") ?? Self.countUsual
        let (talks, now) = (talks, sources.clock.now().wall)
        beside(
            call,
            {
                Self.known(run) { () throws(QueriesError) in
                    try talks.window(run: run, from: from, count: count, at: now)
                }
            },
            answer: { call.answer(TalkWindowJSON.object(of: $0)) }
        )
    }

    func outlineTalk(_ call: RouteCall) throws(Problem) {
        let run = call.values.text("id") ?? ""
        let (talks, now) = (talks, sources.clock.now().wall)
        beside(
            call,
            { Self.known(run) { () throws(QueriesError) in try talks.outline(run: run, at: now) } },
            answer: { call.answer(TalkOutlineJSON.object(of: $0)) }
        )
    }

    private static func known<Value>(
        _ run: String,
        _ body: () throws(QueriesError) -> Value?
    ) -> Result<Value, Problem> {
        do throws(QueriesError) {
            guard let value = try body() else {
                return .failure(
                    .notFound("the index knows nothing of \"\(run)\"", hint: "it may be indexed in a moment")
                )
            }
            return .success(value)
        } catch { return .failure(Problem(error)) }
    }
}
