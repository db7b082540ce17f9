import Store

extension QueriesError {
    /// Whether a database is not there that the question is asked of.
    package var lacksDatabase: Bool {
        switch self {
        case .store(.missing): true
        default: false
        }
    }
}
