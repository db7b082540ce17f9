import Domain
import Platform

/// Brings one file up to date, step by step.
struct MigrationRun {
    let schema: Schema
    let connection: Connection
    let disk: any Disk
    let now: WallTime

    func perform() throws(StoreError) {
        let found = try connection.schemaVersion()
        let due = schema.migrations.filter { $0.version > found }
        guard !due.isEmpty else { return }
        if found > 0 { try keepCopy(of: found) }
        for migration in due { try perform(migration) }
    }

    /// SQLite keeps both marks in the file itself, and with them the rest of the transaction: what is killed in between
    /// leaves the old file.
    private func perform(_ migration: Migration) throws(StoreError) {
        try connection.write { () throws(StoreError) in
            // Another program may have been first while this one waited.
            guard try connection.schemaVersion() < migration.version else { return }
            if migration.version == 1 { try begin() }
            try connection.runScript(migration.script)
            try connection.set(.minReader, to: String(migration.readableFrom))
            try connection.run(
                "INSERT INTO migrations(version, name, applied_at) VALUES(?, ?, ?)",
                migration.version,
                migration.name,
                now
            )
            try connection.setSchemaVersion(migration.version)
        }
    }

    /// What every file of ours has.
    private func begin() throws(StoreError) {
        try connection.setApplicationID(schema.applicationID)
        try connection.runScript(
            """
            CREATE TABLE properties(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE migrations(
                version INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                applied_at TEXT NOT NULL
            ) STRICT;
            CREATE VIEW schema_version(version) AS SELECT max(version) FROM migrations;
            """
        )
        try connection.set(.uuid, to: Self.uuid(Randomness.bytes(16)))
    }

    /// The file as it is, beside it, under a name that says which schema it has. It appears whole or not at all.
    private func keepCopy(of version: Int64) throws(StoreError) {
        let copy = Self.copy(of: connection.file, schema: version)
        let unfinished = copy + ".unfinished"
        try StoreError.wrapping { () throws(PlatformError) in
            if try disk.exists(unfinished) { try disk.remove(unfinished) }
            // SQLite writes into an empty file, and would make one that others can read.
            try disk.createFile(unfinished, with: [])
        }
        try connection.run("VACUUM INTO ?", unfinished)
        try StoreError.wrapping { () throws(PlatformError) in
            try disk.synchronizeFully(disk.openFile(unfinished, .writeExisting), .everything)
            try disk.rename(unfinished, to: copy)
            try disk.synchronizeFolder(FilePath.folder(of: copy))
        }
    }

    static func copy(of file: String, schema version: Int64) -> String { "\(file).schema-\(version)" }

    /// In the form of RFC 9562, version 4.
    static func uuid(_ random: [UInt8]) -> String {
        var bytes = random
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let digits = Hex.encode(bytes)
        let ends = [8, 12, 16, 20, 32]
        return zip([0] + ends, ends).map { start, end in
            String(digits.dropFirst(start).prefix(end - start))
        }.joined(separator: "-")
    }
}
