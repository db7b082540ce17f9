/// What it is asked of how fast it was.
enum PerfGrouping: String, CaseIterable, Sendable {
    case model
    case tool
    case decision
}
