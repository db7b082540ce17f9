import Store

extension QueriesError {
    /// That database was never made: nobody has recorded anything yet, which is nothing wrong.
    package func isMissing(_ file: String) -> Bool { self == .store(.missing(file: file)) }
}
