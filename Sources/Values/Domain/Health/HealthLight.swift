/// How a part of the flock is, at a glance.
package enum HealthLight: String, TermWord, CaseIterable {
    case green
    case yellow
    case red
    /// It cannot be looked at, which proves nothing.
    case unknown
    /// There is none, and nobody has asked for one.
    case off

    /// Told apart without colour.
    package var sign: String {
        switch self {
        case .green: "●"
        case .yellow: "◐"
        case .red: "○"
        case .unknown: "?"
        case .off: "–"
        }
    }

    /// How much it counts beside the others; nil for what does not.
    var weight: Int? {
        switch self {
        case .green: 0
        case .unknown: 1
        case .yellow: 2
        case .red: 3
        case .off: nil
        }
    }
}
