/// How bad something is, from the least on; runs call two of them otherwise.
package enum Severity: String, Hashable, Sendable, CaseIterable {
    case debug
    case info
    case warning
    case error
    case critical

    var isFailure: Bool { self == .error || self == .critical }

    /// The words of this one and of all that is worse, for the statement.
    var wordsAndWorse: String {
        let place = Self.allCases.firstIndex(of: self) ?? 0
        return Self.allCases[place...].flatMap(\.words).map { "'\($0)'" }.joined(separator: ", ")
    }

    private var words: [String] { self == .warning ? ["warning", "warn"] : [rawValue] }
}
