package import Decoding
package import Platform
package import Store

/// Why a question has no answer.
package enum QueriesError: Error, Hashable, Sendable, CustomStringConvertible {
    case store(StoreError)
    case disk(PlatformError)
    /// A list of prices that cannot be understood.
    case prices(file: String, PriceError)
    /// A question in SQL.
    case sql(SQLFault)
    case search(SearchFault)

    package var description: String {
        switch self {
        case .store(let error): "\(error)"
        case .disk(let error): "\(error)"
        case .prices(let file, let error): "\(file): \(error)"
        case .sql(let fault): "\(fault)"
        case .search(let fault): "\(fault)"
        }
    }

    /// Whether a database is not there that the question is asked of.
    package var lacksDatabase: Bool { if case .store(.missing) = self { true } else { false } }

    package var hint: String? {
        switch self {
        case .store(let error): error.hint
        case .disk(let error): error.hint
        case .prices(_, let error): error.hint
        case .sql(let fault): fault.hint
        case .search(let fault): fault.hint
        }
    }
}

/// What the store refuses, as an error of a question.
func inStore<Result>(_ body: () throws(StoreError) -> Result) throws(QueriesError) -> Result {
    do { return try body() } catch { throw .store(error) }
}
