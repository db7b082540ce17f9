import Domain
import Indexer
import Platform
import Store
import TestSupport
import Testing

@Suite struct TranscriptImportTests {
    private static let now = WallTime(nanoseconds: 4_000_000_000_000_000_000)

    private let home: TemporaryHome
    private let index: Connection

    init() throws {
        home = try TemporaryHome(for: "TranscriptImport")
        index = try IndexSchema.current.open(
            home.path("index.db"),
            for: .create,
            on: SystemDisk(),
            at: WallTime(nanoseconds: 0)
        )
    }

    private func put(_ name: String, _ text: String) throws {
        let path = home.path(".claude/projects/-a/\(name)")
        try SystemDisk().makeFolders(FilePath.folder(of: path))
        try SystemDisk().replaceFile(path, with: Array(text.utf8))
    }

    /// What became of each, and how often the disk was asked for what.
    private func importAll(
        _ disk: FaultyDisk = FaultyDisk(counting: [.open, .read, .write, .list, .status])
    ) throws -> (changes: [CopyChange], operations: [TestSupport.Operation: Int]) {
        let transcripts = try TranscriptImport(
            into: home.path("imports"),
            index: index,
            Environment(["HOME": home.path]),
            on: disk
        )
        var changes: [CopyChange] = []
        let found = try transcripts.search(nil).found
        try transcripts.take(found, now: Self.now) { (taken) throws(IndexerError) in
            changes.append(taken.change)
            try index.write(orRefused: IndexerError.store) { () throws(IndexerError) in
                try transcripts.note(taken)
            }
        }
        return (changes, Dictionary(disk.operations.map { ($0, 1) }, uniquingKeysWith: +))
    }

    @Test func whatHasNotChangedCostsItsStatusAlone() throws {
        for number in 0..<50 { try put("\(number).jsonl", "{\"type\":\"user\",\"number\":\(number)}\n") }
        #expect(try importAll().changes == Array(repeating: .new, count: 50))
        let second = try importAll()
        #expect(second.changes == [])
        #expect(second.operations[.open] == nil && second.operations[.read] == nil && second.operations[.write] == nil)
        // The files, the folders above them, and the places of agents that were never used.
        let statusCount = second.operations[.status] ?? 0
        #expect((50..<80).contains(statusCount))
        #expect((second.operations[.list] ?? 0) <= 4)
    }

    @Test func whatHasChangedIsLookedAtAgain() throws {
        try put("a.jsonl", "{\"a\":1}\n")
        try put("b.jsonl", "{\"b\":1}\n")
        _ = try importAll()
        try put("b.jsonl", "{\"b\":1}\n{\"b\":2}\n")
        #expect(try importAll().changes == [.grown(from: 8)])
        // The same bytes in another file.
        try put("a.jsonl", "{\"a\":1}\n")
        #expect(try importAll().changes == [.unchanged])
        #expect(try importAll().changes == [])
    }

    @Test func theIndexMayBeLost() throws {
        try put("a.jsonl", "{\"a\":1}\n")
        _ = try importAll()
        try index.run("DELETE FROM imported_files")
        #expect(try importAll().changes == [.unchanged])
    }

    @Test func aCopyThatWasTakenAwayIsMadeAgain() throws {
        try put("a.jsonl", "{\"a\":1}\n")
        _ = try importAll()
        try SystemDisk().rename(home.path("imports"), to: home.path("gone"))
        #expect(try importAll().changes == [.new])
    }

    @Test func whatWasNotNotedIsLookedAtAgain() throws {
        try put("a.jsonl", "{\"a\":1}\n")
        let transcripts = try TranscriptImport(
            into: home.path("imports"),
            index: index,
            Environment(["HOME": home.path]),
            on: SystemDisk()
        )
        try transcripts.take(transcripts.search(.claude).found, now: Self.now) { _ in }
        #expect(try importAll().changes == [.unchanged])
    }

    @Test func aKnownFileBelowAPathIsNotOpened() throws {
        try put("a.jsonl", "{\"type\":\"user\",\"message\":{}}\n")
        _ = try importAll()
        let disk = FaultyDisk(counting: [.open])
        let transcripts = try TranscriptImport(into: home.path("imports"), index: index, Environment([:]), on: disk)
        let found = try transcripts.search(nil, below: [home.path(".claude")]).found
        #expect(found.map(\.place) == [.file(.claudeTranscript)])
        #expect(try transcripts.take(found, now: Self.now) { _ in } == 1)
        #expect(disk.operations == [])
    }

    @Test func whatAStoppedImportPreparedIsTidiedAway() throws {
        let left = home.path("imports/.import-claude-0000000000000000.new")
        try SystemDisk().makeFolders(left)
        try SystemDisk().createFile("\(left)/bytes.zst", with: [1])
        #expect(try importAll().changes == [])
        #expect(try SystemDisk().list(home.path("imports")) == [])
    }

    @Test func filesOfOneBeginningMayBeNewAtOnce() throws {
        let texts = ["{}\n", "{}\n{\"a\":1}\n", "{}\n{\"b\":1}\n", "{}\n{\"a\":1}\n{}\n"]
        for (number, text) in texts.enumerated() { try put("\(number).jsonl", text) }
        #expect(try importAll().changes == [.new, .grown(from: 3), .grown(from: 11), .new])
        #expect(try importAll().changes == [])
        #expect(try ImportFolder(home.path("imports"), on: SystemDisk()).ids().count == 2)
    }
}
