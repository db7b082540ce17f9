package import Journal
package import Platform
package import Store

/// What goes wrong while files become rows.
package enum IndexerError: Error, Equatable, Sendable, CustomStringConvertible {
    case store(StoreError)
    case journal(JournalError)
    case disk(PlatformError)

    package var description: String {
        switch self {
        case .store(let error): "\(error)"
        case .journal(let error): "\(error)"
        case .disk(let error): "\(error)"
        }
    }

    package var hint: String? {
        switch self {
        case .store(let error): error.hint
        case .journal(let error): error.hint
        case .disk(let error): error.hint
        }
    }
}

extension IndexerError {
    static func inStore<Result>(_ body: () throws(StoreError) -> Result) throws(IndexerError) -> Result {
        do { return try body() } catch { throw .store(error) }
    }

    static func inJournal<Result>(_ body: () throws(JournalError) -> Result) throws(IndexerError) -> Result {
        do { return try body() } catch { throw .journal(error) }
    }

    static func onDisk<Result>(_ body: () throws(PlatformError) -> Result) throws(IndexerError) -> Result {
        do { return try body() } catch { throw .disk(error) }
    }
}
