import Domain
import Glibc
import Indexer
import Packing
import Platform
import Store
import TestSupport
import Testing

@Suite struct ImportFolderTests {
    private static let now = WallTime(nanoseconds: 4_000_000_000_000_000_000)

    private let home: TemporaryHome
    private let disk = SystemDisk()
    private var folder: ImportFolder { ImportFolder(home.path("imports"), on: disk) }

    init() throws { home = try TemporaryHome(for: "ImportFolder") }

    private static let first = #"{"type":"user","sessionId":"s-1","message":{"role":"user"}}"# + "\n"

    private func put(_ name: String, _ text: String) throws {
        try disk.replaceFile(home.path(name), with: Array(text.utf8))
    }

    @discardableResult
    private func take(
        _ name: String,
        as format: TranscriptFormat = .claudeTranscript,
        on disk: any Disk = SystemDisk(),
        now: WallTime = now
    ) throws -> TakenCopy? {
        try ImportFolder(home.path("imports"), on: disk).take(home.path(name), as: format, now: now)
    }

    private func text(_ copy: ImportedCopy?) throws -> String? {
        try copy.map { String(decoding: try $0.whole(bytesMax: 1 << 20), as: UTF8.self) }
    }

    @Test func aNewTranscriptIsCopiedAndSaysWhatItIs() throws {
        try put("a.jsonl", Self.first)
        let taken = try #require(try take("a.jsonl"))
        #expect(taken.change == .new && taken.waitingBytes == 0)
        #expect(try text(taken.copy) == Self.first)
        #expect(taken.fileRows.map(\.importID) == [taken.copy.id.text])
        let copy = try #require(try folder.copy(taken.copy.id))
        #expect(copy.metadata == taken.copy.metadata)
        #expect(copy.metadata.conversation == "s-1" && copy.format == .claudeTranscript)
        #expect(copy.metadata.paths == [home.path("a.jsonl")])
        #expect(copy.id.text.hasPrefix("import-claude-") && copy.id.text.utf8.count == 30)
        let status = try disk.status(of: copy.folder)
        #expect(status?.isPrivate == true)
    }

    @Test func whatHasNotChangedIsNotCopiedAgain() throws {
        try put("a.jsonl", Self.first)
        try take("a.jsonl")
        let before = try FolderSnapshot(of: home.path("imports"))
        #expect(try take("a.jsonl")?.change == .unchanged)
        #expect(try FolderSnapshot(of: home.path("imports")) == before)
    }

    @Test func whatHasGrownGoesOnWhereTheCopyEnds() throws {
        try put("a.jsonl", Self.first)
        try take("a.jsonl")
        try put("a.jsonl", Self.first + "{}\n{}\n")
        let taken = try #require(try take("a.jsonl"))
        #expect(taken.change == .grown(from: Int64(Self.first.utf8.count)))
        #expect(try text(taken.copy) == Self.first + "{}\n{}\n")
        #expect(try folder.ids().count == 1)
    }

    @Test func aCopyOfTheFileElsewhereIsTheSameTranscript() throws {
        try put("a.jsonl", Self.first)
        try take("a.jsonl")
        try put("moved.jsonl", Self.first + "{}\n")
        #expect(try take("moved.jsonl")?.change == .grown(from: Int64(Self.first.utf8.count)))
        // The shorter one is its beginning.
        let taken = try #require(try take("a.jsonl"))
        #expect(taken.change == .unchanged)
        #expect(taken.copy.metadata.paths == [home.path("moved.jsonl"), home.path("a.jsonl")])
    }

    @Test func twoThatBeginWithTheSameLineAreToldApart() throws {
        for (name, rest) in [("a.jsonl", "{\"a\":1}\n"), ("b.jsonl", "{\"b\":1}\n"), ("c.jsonl", "{\"c\":1}\n{}\n")] {
            try put(name, Self.first + rest)
            #expect(try take(name)?.change == .new)
        }
        #expect(try folder.ids().count == 3)
        for name in ["a.jsonl", "b.jsonl", "c.jsonl"] { #expect(try take(name)?.change == .unchanged) }
        try put("b.jsonl", Self.first + "{\"b\":1}\n{\"b\":2}\n")
        let taken = try #require(try take("b.jsonl"))
        #expect(taken.change == .grown(from: Int64(Self.first.utf8.count + 8)))
        #expect(try folder.ids().count == 3)
    }

    @Test func aLineThatIsBeingWrittenWaits() throws {
        try put("a.jsonl", Self.first + "{\"half\":")
        let modified = try #require(try disk.status(of: home.path("a.jsonl"))).modified
        let soon = WallTime(nanoseconds: modified.nanoseconds + 1_000_000_000)
        let taken = try #require(try take("a.jsonl", now: soon))
        #expect(try text(taken.copy) == Self.first)
        #expect(taken.waitingBytes == 8 && taken.fileRows == [])
        // Nobody goes on with it: it is kept as it is.
        let later = WallTime(nanoseconds: modified.nanoseconds + 61_000_000_000)
        let whole = try #require(try take("a.jsonl", now: later))
        #expect(try text(whole.copy) == Self.first + "{\"half\":")
        #expect(whole.waitingBytes == 0 && whole.fileRows.count == 1)
    }

    @Test func aFirstLineThatIsBeingWrittenIsNoTranscriptYet() throws {
        try put("a.jsonl", "{\"half\":")
        let modified = try #require(try disk.status(of: home.path("a.jsonl"))).modified
        #expect(try take("a.jsonl", now: modified)?.copy.bytes == nil)
        try put("empty.jsonl", "")
        #expect(try take("empty.jsonl")?.copy.bytes == nil)
        #expect(try folder.ids() == [])
    }

    @Test func eachVersionOfADocumentIsKept() throws {
        let texts = ["one", "two", "three"].map { #"{"sessionId":"g","startTime":"x","messages":["\#($0)"]}"# }
        var changes: [CopyChange?] = []
        for text in [texts[0], texts[0], texts[1], texts[2], texts[1]] {
            try put("session-1.json", text)
            changes.append(try take("session-1.json", as: .geminiChat)?.change)
        }
        // The last one is an older version again: nothing in it is new.
        #expect(changes == [.new, .unchanged, .replaced, .replaced, .unchanged])
        let ids = try folder.ids()
        let copy = try #require(try folder.copy(ids[0]))
        #expect(ids.count == 1 && copy.metadata.versions.map(\.file) == ["bytes.zst", "bytes-2.zst", "bytes-3.zst"])
        #expect(try text(copy) == texts[2])
    }

    @Test func copiesAreGoneThroughInOneOrderAndABadOneIsNamed() throws {
        for name in ["a", "b", "c"] {
            try put("\(name).jsonl", "{\"type\":\"\(name)\"}\n")
            try take("\(name).jsonl")
        }
        let ids = try folder.ids()
        try disk.replaceFile("\(folder.path)/\(ids[1].text)/meta.json", with: Array("{}\n".utf8))
        // One that was begun and never finished is no copy.
        try disk.makeFolder("\(folder.path)/import-claude-0000000000000000")
        var seen: [Identifier] = []
        var failed: [Identifier] = []
        try folder.each { (id, result) throws(IndexerError) in
            seen.append(id)
            if case .failure = result { failed.append(id) }
        }
        #expect(seen == ids && ids == ids.sorted() && failed == [ids[1]])
    }

    @Test func aCopyIsHeldAgainstItsFile() throws {
        try put("a.jsonl", Self.first + "{\"x\":1}\n")
        let copy = try #require(try take("a.jsonl")?.copy)
        func verdict() throws -> [CopyVerdict] { try copy.verify().map(\.verdict) }
        #expect(try verdict() == [.equal])
        try put("a.jsonl", Self.first + "{\"x\":1}\n{}\n")
        #expect(try verdict() == [.grown(by: 3)])
        try put("a.jsonl", Self.first)
        #expect(try verdict() == [.shrunk(to: Int64(Self.first.utf8.count))])
        try put("a.jsonl", Self.first + "{\"y\":1}\n")
        #expect(try verdict() == [.changed(at: Int64(Self.first.utf8.count + 2))])
        try disk.remove(home.path("a.jsonl"))
        #expect(try verdict() == [.gone])
    }

    @Test(arguments: [Errno.noSpace, .inputOutput])
    func whicheverCallFailsTheNextImportGoesOn(errno: Errno) throws {
        let grown = Self.first + String(repeating: "{\"more\":true}\n", count: 40_000)
        let count = try FaultyDisk.sweep(.fail(errno)) { faulty in
            try clear()
            try put("a.jsonl", Self.first)
            do {
                try take("a.jsonl", on: faulty)
                try put("a.jsonl", grown)
                try take("a.jsonl", on: faulty)
            } catch is IndexerError {}
            try put("a.jsonl", grown)
            let taken = try #require(try take("a.jsonl"))
            #expect(try text(taken.copy) == grown)
            #expect(try folder.ids().count == 1)
            #expect(try take("a.jsonl")?.change == .unchanged)
        }
        #expect(count > 20)
    }

    private func clear() throws {
        for id in try folder.ids() {
            let path = "\(folder.path)/\(id.text)"
            for name in try disk.list(path) { try disk.remove("\(path)/\(name)") }
            try disk.removeFolder(path)
        }
    }

    /// The operations of a first copy and of one that goes on are about thirty-five.
    @Test(arguments: 1...37, [Fault.Point.halfway, .after])
    func aCopyGoesOnAfterAKill(number: Int, point: Fault.Point) async throws {
        let grown = Self.first + String(repeating: "{\"more\":true}\n", count: 4_000)
        try put("a.jsonl", Self.first)
        try put("b.jsonl", grown)
        let home = home.path
        _ = await #expect(processExitsWith: .failure) {
            [home = home as String, number = number as Int, point = point as Fault.Point] in
            let disk = FaultyDisk(SystemDisk(), [number: .kill(point)])
            let folder = ImportFolder("\(home)/imports", on: disk)
            let now = WallTime(nanoseconds: 4_000_000_000_000_000_000)
            _ = try folder.take("\(home)/a.jsonl", as: .claudeTranscript, now: now)
            _ = try folder.take("\(home)/b.jsonl", as: .claudeTranscript, now: now)
            kill(getpid(), SIGKILL)
        }
        let taken = try #require(try take("b.jsonl"))
        #expect(try text(taken.copy) == grown)
        #expect(try folder.ids().count == 1)
        #expect(try take("a.jsonl")?.change == .unchanged)
    }
}
