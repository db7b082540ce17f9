package import Domain

/// What came of a look at tmux.
package enum PaneLook: Hashable, Sendable {
    case listed(PaneListing)
    /// Tmux answers, and there is no server, and so no pane.
    case noServer
    /// It could not be looked: that proves nothing of any pane.
    case failed(PaneError)

    package func pane(_ name: PaneName) -> SeenPane? {
        if case .listed(let listing) = self { return listing.pane(name) }
        return nil
    }

    package func sight(of name: PaneName) -> PaneSight {
        switch self {
        case .listed(let listing):
            guard let pane = listing.pane(name) else { return .missing }
            return pane.isEnded ? .ended : .alive
        case .noServer: return .missing
        case .failed(let error): return .unknown(why: error.description)
        }
    }
}
