import Control

/// One row of the table of routes: all that is known of one. The answer, what is refused and the description that
/// programs read follow from it, so that adding a row is all it takes to add a route.
struct Route: Sendable {
    /// Where its answer comes from.
    enum Source: Sendable {
        /// The rows of a command of ours, each as that writes it.
        case list(RouteCommand)
        /// The one object of a command.
        case object(RouteCommand)
        /// What a command writes, as it is.
        case file(RouteCommand, type: String, extension: String)
        /// A directive that the daemon carries out.
        case act(RouteAct)
        /// The server itself; it answers the call, now or later.
        case own(@Sendable (WebDesk, RouteCall) throws(Problem) -> Void)
    }

    let method: HTTPMethod
    let path: RoutePath
    /// One line without a full stop, beginning with a verb.
    let summary: String
    let own: [RouteParameter]
    let source: Source

    init(
        _ method: HTTPMethod,
        _ path: String,
        _ summary: String,
        _ parameters: [RouteParameter] = [],
        _ source: Source
    ) {
        self.method = method
        self.path = RoutePath("/api/v1\(path)")
        self.summary = summary
        own = parameters
        self.source = source
    }

    var parameters: [RouteParameter] {
        guard method == .get else { return own }
        if case .list = source { return own + [.limit, .cursor, .fields] }
        if case .object = source { return own + [.fields] }
        return own
    }

    /// What it is called in the description that programs read.
    var name: String {
        let words = path.parts.compactMap { part -> String? in
            switch part {
            case .word(let word): word == "api" || word == "v1" ? nil : word
            case .value: nil
            }
        }
        let hasValue = path.parts.contains { if case .value = $0 { true } else { false } }
        return ([method.rawValue.lowercased()] + words + (hasValue ? ["one"] : [])).joined(separator: "-")
    }
}
