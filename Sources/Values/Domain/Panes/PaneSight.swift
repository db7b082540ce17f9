/// Whether there is a pane, as tmux has it.
package enum PaneSight: Hashable, Sendable {
    case alive
    /// The pane is there, and what it ran has ended.
    case ended
    case missing
    /// It could not be looked, which proves nothing.
    case unknown(why: String)

    /// Nil where it is not known.
    package var isAlive: Bool? {
        switch self {
        case .alive: true
        case .ended, .missing: false
        case .unknown: nil
        }
    }
}
