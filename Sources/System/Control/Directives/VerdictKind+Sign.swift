package import Domain

extension VerdictKind.Need {
    /// It stands beside a word always: no state is told by a sign alone.
    package var sign: String {
        switch self {
        case .answer: "◆"
        case .look: "✗"
        case .patience: "◐"
        case .nothing: "●"
        }
    }
}
