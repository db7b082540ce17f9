/// One place that breaks a rule.
struct Finding: Hashable, Sendable {
    let path: String
    let line: Int
    let found: String
}
