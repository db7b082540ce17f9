package import Domain
package import Platform

/// What one kind of database of ours consists of, and how an older file becomes a newer one.
package struct Schema: Sendable {
    /// What errors call such a file.
    package let noun: String
    /// What stands in the head of each such file, by which programs like file(1) know it too.
    package let applicationID: Int32
    package let migrations: [Migration]

    package init(noun: String, applicationID: Int32, migrations: [Migration]) {
        precondition(
            migrations.map(\.version) == Array(1...Int64(migrations.count)),
            "The migrations of a schema follow one another from 1"
        )
        self.noun = noun
        self.applicationID = applicationID
        self.migrations = migrations
    }

    package var version: Int64 { migrations.last?.version ?? 0 }

    /// Opens a file of this schema, and where a UUID is given, that very file. Whoever writes holds the lock of the
    /// index, and finds the file up to date afterwards; nobody makes it older.
    package func open(
        _ path: String,
        uuid: String? = nil,
        for purpose: Connection.Purpose,
        patience: Duration = .seconds(5),
        on disk: any Disk,
        at now: WallTime
    ) throws(StoreError) -> Connection {
        let wasLeftOpen = try DatabaseFile.wasLeftOpen(path, on: disk)
        let connection = try Connection(path, for: purpose, patience: patience, on: disk) {
            (connection) throws(StoreError) in
            try check(connection, uuid: uuid)
            guard wasLeftOpen, purpose != .read else { return }
            let findings = try connection.findings()
            guard findings.isEmpty else { throw StoreError.damaged(file: connection.file, findings: findings) }
        }
        if purpose != .read { try MigrationRun(schema: self, connection: connection, disk: disk, now: now).perform() }
        return connection
    }

    /// Refuses what is not ours before anything of it is changed.
    private func check(_ connection: Connection, uuid: String?) throws(StoreError) {
        if try connection.isBlank {
            if connection.purpose == .create, uuid == nil { return }
            throw .damaged(file: connection.file, findings: [StoreError.emptiness])
        }
        try check(Connection.main, of: connection, at: connection.file, uuid: uuid)
    }

    /// The same for a file that is attached under a name, or the one that the connection was opened with.
    func check(_ database: String, of connection: Connection, at file: String, uuid: String?) throws(StoreError) {
        guard try connection.applicationID(of: database) == Int64(applicationID) else {
            throw .wrongFile(file: file, wanted: noun)
        }
        guard connection.isChecked(database) else {
            throw .damaged(file: file, findings: ["its head does not say that its pages have checksums"])
        }
        let found = try connection.schemaVersion(of: database)
        if found < version, connection.purpose == .read {
            throw .olderSchema(file: file, found: found, known: version)
        }
        if found > version {
            let least = try connection.property(.minReader, of: database).flatMap { Int64($0) }
            let isReadable = least.map { $0 <= version } ?? false
            guard connection.purpose == .read, isReadable else {
                throw .newerSchema(file: file, found: found, known: version)
            }
        }
        guard let uuid, try connection.property(.uuid, of: database) != uuid else { return }
        throw .wrongFile(file: file, wanted: "\(noun) that this home made")
    }
}

extension Connection {
    /// It holds no table yet, and nobody has said what it is.
    fileprivate var isBlank: Bool {
        get throws(StoreError) {
            guard try applicationID() == 0, try schemaVersion() == 0 else { return false }
            return try integer("SELECT count(*) FROM sqlite_schema") == 0
        }
    }
}
