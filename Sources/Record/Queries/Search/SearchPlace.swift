import Store

/// Where is looked.
package enum SearchPlace: String, Hashable, Sendable, CaseIterable {
    case messages
    case tools
    case logs
    case decisions

    init(_ kind: SearchKind) {
        self =
            switch kind {
            case .message: .messages
            case .tool: .tools
            case .log: .logs
            case .decision: .decisions
            }
    }
}
