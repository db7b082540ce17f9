import Control
import Domain
import JSON
import Platform
import Queries

/// What routes are answered from: the commands, the daemon, and the files of runs.
final class WebDesk {
    let sources: WebSources
    let loop: EventLoop
    let asker: CommandAsker
    let hub: LiveHub
    let logs: LogShelf
    let talks: TalkShelf
    let entry: WebEntrance
    let openAPI: JSONObject
    private let side: SideDesk

    init(_ sources: WebSources, _ entry: WebEntrance, hub: LiveHub, asker: CommandAsker, on loop: EventLoop) {
        self.sources = sources
        self.loop = loop
        self.entry = entry
        self.hub = hub
        self.asker = asker
        logs = hub.logs
        talks = hub.talks
        openAPI = OpenAPI.document(RouteTable.rows)
        side = SideDesk(on: loop)
    }

    // MARK: - Who gets in

    func letIn(_ call: RouteCall) throws(Problem) {
        guard try entry.take(code: call.values.text("code") ?? "") else {
            throw Problem(
                .forbidden,
                title: "Old code",
                "this link was used, or is older than two minutes",
                hint: "roost web gives a new one"
            )
        }
        var response = HTTPResponse(type: "application/json", bytes: JSONWriter.bytes(["ok": true]))
        response.fields.set("Set-Cookie", entry.access.letIn(isSecure: call.request.isTLS))
        call.answer(response)
    }

    func letOut(_ call: RouteCall) {
        var response = HTTPResponse(type: "application/json", bytes: JSONWriter.bytes(["ok": true]))
        response.fields.set("Set-Cookie", entry.access.letOut(isSecure: call.request.isTLS))
        call.answer(response)
    }

    // MARK: - What takes long

    /// Beside the loop; the answer is made where the loop is.
    func beside<Value: Sendable>(
        _ call: RouteCall,
        _ work: @escaping @Sendable () -> Result<Value, Problem>,
        answer: @escaping (Value) -> Void
    ) {
        let isTaken = side.perform(isWanted: { !call.call.isGone }, work) { result in
            switch result {
            case .success(let value)?: answer(value)
            case .failure(let problem)?: call.answer(problem)
            case nil: call.answer(.busy)
            }
        }
        if !isTaken { call.answer(.busy) }
    }
}
