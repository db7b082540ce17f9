package import Decoding
package import Domain
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
    /// More archived months than a question in SQL can be asked of at once.
    case tooManyMonths([CivilMonth], max: Int)
    /// What is asked for was removed for ever.
    case pruned(CivilMonth)
    /// The file of an archived month is not there.
    case archiveAway(CivilMonth, file: String)
    /// The month lies elsewhere, and nothing of it is there now.
    case monthAway(CivilMonth, folder: String)

    package var description: String {
        switch self {
        case .store(let error): "\(error)"
        case .disk(let error): "\(error)"
        case .prices(let file, let error): "\(file): \(error)"
        case .sql(let fault): "\(fault)"
        case .search(let fault): "\(fault)"
        case .tooManyMonths(let months, let max):
            "\(months.count) months are archived, and one question in SQL is asked of \(max) at most"
        case .pruned(let month): "what was said in runs of \(month) was pruned"
        case .archiveAway(let month, let file): "\(month) is archived, and \(file) is not there"
        case .monthAway(let month, let folder): "\(month) lies in \(folder), which is away"
        }
    }

    /// Whether a database is not there that the question is asked of.
    package var lacksDatabase: Bool { if case .store(.missing) = self { true } else { false } }

    /// Whether it is only the words of a run that cannot be had: all else of it can be told.
    var lacksWhatWasSaid: Bool {
        switch self {
        case .pruned, .archiveAway, .monthAway: true
        default: lacksDatabase
        }
    }

    package var hint: String? {
        switch self {
        case .store(let error): error.hint
        case .disk(let error): error.hint
        case .prices(_, let error): error.hint
        case .sql(let fault): fault.hint
        case .search(let fault): fault.hint
        case .tooManyMonths(let months, _):
            "name those that are meant, such as \(months.suffix(1).map { "--archived \($0)" }.joined())"
        case .pruned: "its events, decisions and costs are still there; only what was said and printed is not"
        case .monthAway: "see that its disk is there; of what lies elsewhere by now: roost archive attach PATH"
        case .archiveAway: "see that its disk is there; where the file is lost \"roost reindex\" makes it anew"
        }
    }
}

/// What the store refuses, as an error of a question.
func inStore<Result>(_ body: () throws(StoreError) -> Result) throws(QueriesError) -> Result {
    do { return try body() } catch { throw .store(error) }
}
