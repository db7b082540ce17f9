import CSQLite

/// What SQLite answers, told apart by number and never by its text: the kind in the low byte, and above it what SQLite
/// calls the extended code.
package struct ResultCode: Hashable, Sendable {
    package let number: Int32

    package init(_ number: Int32) { self.number = number }

    /// A page is not as it was written.
    package static let badPage = ResultCode(Int32(ROOST_SQLITE_BAD_PAGE))

    /// What has gone wrong, without the detail.
    package enum Kind: Int32, Sendable {
        case busy = 5
        case locked = 6
        case noMemory = 7
        case readOnly = 8
        case interrupted = 9
        case inputOutput = 10
        case corrupt = 11
        case full = 13
        case cannotOpen = 14
        case tooBig = 18
        case constraint = 19
        case notAuthorized = 23
        case notADatabase = 26
    }

    /// Nothing for a kind that we do nothing particular about.
    package var kind: Kind? { Kind(rawValue: number & 0xff) }
}

extension ResultCode: CustomStringConvertible {
    /// `database is locked (SQLite 261)`
    package var description: String { "\(String(cString: sqlite3_errstr(number))) (SQLite \(number))" }
}
