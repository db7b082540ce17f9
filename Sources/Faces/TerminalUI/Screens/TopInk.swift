import Domain

/// The looks of what the flock tells, alike on every screen. Each stands beside a sign and a word.
enum TopInk {
    static func style(of need: VerdictKind.Need) -> TextStyle {
        switch need {
        case .answer: .asking
        case .look: .bad
        case .patience: .warning
        case .nothing: .good
        }
    }

    static func style(of light: HealthLight) -> TextStyle {
        switch light {
        case .green: .good
        case .yellow: .warning
        case .red: .bad
        case .unknown: .asking
        case .off: .dim
        }
    }

    /// The sign and the look of the status of a task, or of the outcome of a run.
    static func mark(ofStatus status: String) -> (sign: String, style: TextStyle) {
        switch status {
        case "completed": ("✓", .good)
        case "failed", "lost": ("✗", .bad)
        case "active", "assigned", "running", "spawning": ("●", .good)
        case "blocked", "interrupted": ("⊘", .warning)
        case "cancelled": ("–", .dim)
        default: ("◌", .plain)
        }
    }
}
