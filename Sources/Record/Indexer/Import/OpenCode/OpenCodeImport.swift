import Domain
import JSON
import Platform
import Store

/// Brings the sessions of opencode into copies, each as lines: what the session is, its messages, and then their parts.
struct OpenCodeImport {
    /// Where a database is copied to, and a session as lines; of one import at a time.
    private static let scratchName = ".opencode"

    private let copies: ImportFolder
    private let disk: any Disk
    private let scratch: String

    init(_ copies: ImportFolder) {
        self.copies = copies
        disk = copies.disk
        scratch = "\(copies.path)/\(Self.scratchName)"
    }

    func takeDatabase(
        _ path: String,
        now: WallTime,
        _ each: (TakenCopy) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        try prepareScratch()
        let snapshot = try OpenCodeSnapshot(of: path, into: "\(scratch)/opencode.db", on: disk)
        let database = try OpenCodeDatabase(snapshot.path, on: disk)
        var last: TakenCopy?
        for session in try database.sessions() {
            if let last { try each(last) }
            last = try take(session, named: path, now: now) { (write) throws(IndexerError) in
                try database.write(session, write)
            }
        }
        if let last { try each(snapshot.noted(last, as: path)) }
        try clearScratch()
    }

    func takeStorage(
        _ path: String,
        now: WallTime,
        _ each: (TakenCopy) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        try prepareScratch()
        let storage = OpenCodeStorage(path, on: disk)
        for session in try storage.sessions() {
            try each(
                take(session, named: path, now: now) { (write) throws(IndexerError) in
                    try storage.write(session, write)
                }
            )
        }
        try clearScratch()
    }

    /// A session that was not changed since it was copied is passed over, wherever it is kept: the databases come
    /// first, and what the files say of the same session is older.
    private func take(
        _ session: OpenCodeSession,
        named path: String,
        now: WallTime,
        _ export: ((UnsafeRawBufferPointer) throws(IndexerError) -> Void) throws(IndexerError) -> Void
    ) throws(IndexerError) -> TakenCopy {
        let identity = ImportIdentity(.opencodeSession, conversation: session.id, firstLine: [], path: path)
        let id: Identifier
        do { id = try identity.id(after: 0) } catch { throw .name(error) }
        if let known = try copies.copy(id), let then = known.metadata.sourceUpdatedAt,
            let updatedAt = session.updatedAt,
            updatedAt <= then
        {
            return TakenCopy(copy: known, change: .unchanged, waitingBytes: 0, fileRows: [])
        }
        let spool = "\(scratch)/session.jsonl"
        try self.spool(to: spool, export)
        var source = try PlainBytes(spool, on: disk)
        let end = source.bytes
        let taken = try copies.take(&source, upTo: end, identity, named: path, updatedAt: session.updatedAt, now: now)
        return TakenCopy(copy: taken.copy, change: taken.change, waitingBytes: 0, fileRows: [])
    }

    private func spool(
        to path: String,
        _ export: ((UnsafeRawBufferPointer) throws(IndexerError) -> Void) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        let file = try IndexerError.onDisk { () throws(PlatformError) in
            if try disk.exists(path) { try disk.remove(path) }
            return try disk.openFile(path, .createNew)
        }
        try export { (bytes) throws(IndexerError) in
            try IndexerError.onDisk { () throws(PlatformError) in try disk.writeAll(bytes, to: file) }
        }
    }

    private func prepareScratch() throws(IndexerError) {
        try IndexerError.onDisk { () throws(PlatformError) in try disk.makeFolders(scratch) }
        try empty()
    }

    private func clearScratch() throws(IndexerError) {
        try empty()
        try IndexerError.onDisk { () throws(PlatformError) in try disk.removeFolder(scratch) }
    }

    /// An import that was stopped leaves what it had here.
    private func empty() throws(IndexerError) {
        try IndexerError.onDisk { () throws(PlatformError) in
            for name in try disk.list(scratch) { try disk.remove("\(scratch)/\(name)") }
        }
    }
}
