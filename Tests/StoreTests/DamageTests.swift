import Platform
import Store
import TestSupport
import Testing

/// Files in which something was changed or cut off: it is noticed, or nothing is missing.
@Suite struct DamageTests {
    private static let trials: UInt64 = 50

    private let disk = SystemDisk()
    private let home: TemporaryHome
    private let filled: FilledIndex

    init() throws {
        home = try TemporaryHome(for: "DamageTests")
        filled = try FilledIndex()
    }

    /// Changes a byte, or cuts the file.
    private func damage(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var bytes = bytes
        let place = Int.random(in: 0..<bytes.count, using: &random)
        if Int.random(in: 0..<4, using: &random) == 0 {
            bytes.removeLast(bytes.count - place)
        } else {
            bytes[place] ^= UInt8.random(in: 1...255, using: &random)
        }
        return bytes
    }

    /// What the file at the path holds, read to its end; nothing where it is noticed that it is damaged.
    private func contents(of path: String, _ schema: Schema) throws -> String? {
        do throws(StoreError) {
            let connection = try schema.open(path, for: .write, on: disk, at: FilledIndex.now)
            guard try connection.findings().isEmpty else { return nil }
            return try CanonicalDump.text(of: connection)
        } catch {
            guard error.isDamage else { throw error }
            return nil
        }
    }

    private func check(_ connection: Connection, _ schema: Schema) throws {
        let truth = try CanonicalDump.text(of: connection)
        #expect(try connection.checkpoint())
        let main = try disk.readAll(connection.file, bytesMax: 1 << 24)
        var noticed = 0
        for seed in 1...Self.trials {
            let path = home.path("\(seed).db")
            try disk.createFile(path, with: damage(main, seed: seed))
            let found = try contents(of: path, schema)
            #expect(found == nil || found == truth, "seed \(seed)")
            noticed += found == nil ? 1 : 0
        }
        #expect(noticed > Int(Self.trials) / 2)
    }

    @Test func damageToTheIndexIsNoticed() throws { try check(filled.index, IndexSchema.current) }

    @Test func damageToTheConversationsIsNoticed() throws {
        try check(filled.conversations, ConversationsSchema.current)
    }

    /// Of a WAL, what stands before the damage counts and the rest never was: the cursors go back with the rows.
    @Test func damageToTheWALGoesBackToAWholeTransaction() throws {
        let path = home.path("a.db")
        let connection = try TwoSchemas.new.open(path, for: .create, on: disk, at: TwoSchemas.now)
        #expect(try connection.checkpoint())
        var truths: Set<String> = [try CanonicalDump.text(of: connection)]
        for number in 0..<20 {
            try connection.write { () throws(StoreError) in
                try connection.run("INSERT INTO t(a, b) VALUES(?, ?)", number, "text \(number)")
                try connection.run("INSERT INTO u VALUES(?)", number)
            }
            truths.insert(try CanonicalDump.text(of: connection))
        }
        let main = try disk.readAll(path, bytesMax: 1 << 24)
        let wal = try disk.readAll(path + "-wal", bytesMax: 1 << 24)
        for seed in 1...Self.trials {
            let cut = home.path("\(seed).db")
            try disk.createFile(cut, with: main)
            try disk.createFile(cut + "-wal", with: damage(wal, seed: seed))
            let found = try contents(of: cut, TwoSchemas.new)
            #expect(found.map { truths.contains($0) } ?? true, "seed \(seed)")
        }
    }
}
