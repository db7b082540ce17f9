package import Domain
package import Platform

/// The conversations that belong to an index, wherever they are kept. Both files bear the same UUID, so that neither an
/// empty mount point nor the file of another home is taken for them.
package struct ConversationsFile {
    /// As what `attach` makes them known.
    package static let name = "conversations"

    package let path: String
    private let disk: any Disk

    package init(_ path: String, on disk: any Disk) {
        self.path = path
        self.disk = disk
    }

    /// Opens them for writing. They are made only where the index has none yet: once it has, their absence means that
    /// their disk is away.
    package func open(beside index: Connection, at now: WallTime) throws(StoreError) -> Connection {
        let schema = ConversationsSchema.current
        if let uuid = try index.property(.conversations) {
            try refuseAnother(than: uuid)
            return try schema.open(path, uuid: uuid, for: .write, on: disk, at: now)
        }
        let connection = try schema.open(path, for: .create, on: disk, at: now)
        guard let uuid = try connection.property(.uuid) else {
            throw .wrongFile(file: connection.file, wanted: schema.noun)
        }
        try index.write { () throws(StoreError) in try index.set(.conversations, to: uuid) }
        return connection
    }

    /// Makes them readable through a connection to the index, under their name. Only for reading: two files with a WAL
    /// are not written as one.
    package func attach(to index: Connection) throws(StoreError) {
        precondition(index.purpose == .read, "Conversations are attached for reading only")
        let file = try DatabaseFile.prepare(path, for: .read, on: disk)
        guard let uuid = try index.property(.conversations) else { throw .missing(file: file) }
        try refuseAnother(than: uuid)
        try index.run("ATTACH ? AS \(Self.name)", file)
        do throws(StoreError) {
            try ConversationsSchema.current.check(Self.name, of: index, at: file, uuid: uuid)
        } catch {
            Deliberate.ignore(because: "what was wrong with the file is the failure to report") {
                () throws(StoreError) in try index.run("DETACH \(Self.name)")
            }
            throw error
        }
    }

    /// The file of another home is left as it is, with nothing put beside it. Where it has a WAL, which file it is may
    /// stand in that alone; there it is told by opening it.
    private func refuseAnother(than uuid: String) throws(StoreError) {
        let file = DatabaseFile.absolute(path)
        guard try StoreError.wrapping({ () throws(PlatformError) in try isLyingAlone(file) }) else { return }
        let found = Deliberate.ignore(because: "what is wrong with a database is told by who opens it") {
            () throws(StoreError) in try UntouchedDatabase(file).property(.uuid)
        }
        guard let found, let other = found, other != uuid else { return }
        throw .wrongFile(file: file, wanted: "\(ConversationsSchema.current.noun) that this home made")
    }

    private func isLyingAlone(_ file: String) throws(PlatformError) -> Bool {
        guard try disk.exists(file) else { return false }
        return try !disk.exists(file + "-wal")
    }
}
