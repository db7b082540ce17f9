import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

/// A pass was killed, and of what it left in a WAL some is flipped or cut before anybody reads it.
@Suite struct KilledPassDamageTests {
    private static let turnCount = Environment.current()["ROOST_SOAK"] == "1" ? 500 : 10

    private let seed = UInt64.random(in: 0...UInt64.max)
    private let home: IndexedHome

    init() throws {
        home = try IndexedHome(for: "KilledPassDamageTests")
        try home.record(ClaudeTalk.lines())
        try home.record((0..<300).map { "line \($0) of a build that says much" }, by: .shell, of: "gh-452")
        try home.pass()
    }

    /// Both databases with their WALs, as a kill leaves them; the WALs in the files already, or in themselves alone.
    private func left(isMoved: Bool) throws -> [(path: String, bytes: [UInt8])] {
        let index = try home.open()
        try home.record(CodexTalk.lines(), by: .codex, of: "gh-451")
        _ = try index.pass()
        let files = [home.paths.index, home.paths.conversations]
        if isMoved {
            let now = home.fixture.clock.now().wall
            let schemas = [IndexSchema.current, ConversationsSchema.current]
            for (file, schema) in zip(files, schemas) {
                let connection = try schema.open(file, for: .write, on: SystemDisk(), at: now)
                #expect(try connection.movesWholeWAL())
            }
        }
        return try withExtendedLifetime(index) {
            try files.flatMap { [$0, $0 + "-wal"] }.map { ($0, try home.fixture.bytes($0)) }
        }
    }

    @Test(arguments: [false, true]) func whateverIsLeftOfItAllRowsAreThereOnce(_ isMoved: Bool) throws {
        let left = try left(isMoved: isMoved)
        let whole = try home.dump()
        var random = SeededGenerator(seed: seed)
        for turn in 0..<Self.turnCount {
            try home.forget()
            let damaged = turn % 2 * 2 + 1
            for (place, file) in left.enumerated() {
                var bytes = file.bytes
                // A power cut may leave nothing of it.
                if place == damaged { if turn < 2 { bytes = [] } else { damage(&bytes, &random) } }
                try home.fixture.overwrite(file.path, with: bytes)
            }
            try home.expectWhole(whole, "seed \(seed), \(turn): \(FilePath.name(of: left[damaged].path))")
        }
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let place = Int.random(in: bytes.indices, using: &random)
        if Int.random(in: 0..<5, using: &random) == 0 {
            bytes.removeSubrange(place...)
        } else {
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
    }
}
