package import Journal
package import Packing
package import Platform
package import Settings
package import Store

/// What goes wrong while files become rows.
package enum IndexerError: Error, Equatable, Sendable, CustomStringConvertible {
    case store(StoreError)
    case journal(JournalError)
    case disk(PlatformError)
    case packing(PackingError)
    /// Another process keeps the index up to date.
    case locked(String)
    case settings(SettingsError)

    package var description: String {
        switch self {
        case .store(let error): "\(error)"
        case .journal(let error): "\(error)"
        case .disk(let error): "\(error)"
        case .packing(let error): "\(error)"
        case .settings(let error): "\(error)"
        case .locked(let file): "another process writes to the index (it holds \(file))"
        }
    }

    package var hint: String? {
        switch self {
        case .store(let error): error.hint
        case .journal(let error): error.hint
        case .disk(let error): error.hint
        case .packing(let error): error.hint
        case .settings(let error): error.hint
        case .locked: "it keeps the index up to date; only reindex, archive and erase have to wait for it"
        }
    }
}

extension IndexerError {
    static func inStore<Result: ~Copyable>(_ body: () throws(StoreError) -> Result) throws(IndexerError) -> Result {
        do { return try body() } catch { throw .store(error) }
    }

    static func inJournal<Result: ~Copyable>(_ body: () throws(JournalError) -> Result) throws(IndexerError) -> Result {
        do { return try body() } catch { throw .journal(error) }
    }

    static func onDisk<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(IndexerError) -> Result {
        do { return try body() } catch { throw .disk(error) }
    }
}
