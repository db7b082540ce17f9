package import Control
package import Domain
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
    case settings(SettingsError)
    case control(ControlError)
    /// Another process writes to the index.
    case locked(String)
    /// A transcript became shorter while it was copied. Nothing of that is kept, and the next import looks again.
    case changedMeanwhile(path: String)
    case name(IdentifierError)
    /// Far more files begin with the same line than those of any agent do.
    case tooManyAlike(path: String)
    /// A list of prices that cannot be understood.
    case prices(file: String, String, hint: String)
    /// What was to be made is there.
    case alreadyThere(file: String)
    /// What stands in the way of an erasure.
    case refused(String, hint: String)
    case archive(ArchiveFault)

    package var description: String {
        switch self {
        case .store(let error): "\(error)"
        case .journal(let error): "\(error)"
        case .disk(let error): "\(error)"
        case .packing(let error): "\(error)"
        case .settings(let error): "\(error)"
        case .control(let error): "\(error)"
        case .locked(let file): "another process writes to the index (it holds \(file))"
        case .changedMeanwhile(let path): "\(path) was changed while it was read"
        case .name(let error): "\(error)"
        case .tooManyAlike(let path): "\(path) begins as too many other transcripts do"
        case .prices(let file, let why, _): "\(file): \(why)"
        case .alreadyThere(let file): "\(file) is there already, and is not overwritten"
        case .refused(let why, _): why
        case .archive(let fault): "\(fault)"
        }
    }

    package var hint: String? {
        switch self {
        case .store(let error): error.hint
        case .journal(let error): error.hint
        case .disk(let error): error.hint
        case .packing(let error): error.hint
        case .settings(let error): error.hint
        case .control(let error): error.hint
        case .locked: "it imports, archives or makes the index anew, and was waited for; try again when it is done"
        case .changedMeanwhile: "import again when its writer is done"
        case .name, .tooManyAlike: nil
        case .prices(_, _, let hint): hint
        case .alreadyThere: "name another file, or move it away"
        case .refused(_, let hint): hint
        case .archive(let fault): fault.hint
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

    static func onDisk<Result: ~Copyable>(
        _ body: () throws(PlatformError) -> Result
    ) throws(IndexerError) -> Result {
        do { return try body() } catch { throw .disk(error) }
    }

    static func inPacking<Result: ~Copyable>(
        _ body: () throws(PackingError) -> Result
    ) throws(IndexerError) -> Result {
        do { return try body() } catch { throw .packing(error) }
    }
}
