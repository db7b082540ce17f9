import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct PlannedCopiesTests {
    private static let first = AgentTranscripts.claude("one", output: 1, second: 1)
    private static let second = AgentTranscripts.claude("two", output: 2, second: 2)

    private let left: LeftTranscripts
    private var now: WallTime { left.home.fixture.clock.now().wall }
    private var folder: ImportFolder { ImportFolder(left.home.paths.home.imports, on: SystemDisk()) }

    init() throws { left = try LeftTranscripts(for: "PlannedCopiesTests") }

    private func planned() -> PlannedCopies { PlannedCopies(in: folder, index: nil, now: now) }

    /// Each file as it is planned, and then as it is taken in truth.
    private func changes(
        _ files: [(name: String, lines: [String])],
        as format: TranscriptFormat
    ) throws -> (planned: [CopyChange?], taken: [CopyChange?]) {
        var copies = planned()
        var planned: [CopyChange?] = []
        for file in files { planned.append(try copies.take(left.put(file.name, file.lines), as: format)?.change) }
        let taken = try files.map { file in
            try folder.take(left.put(file.name, file.lines), as: format, now: now)?.change
        }
        return (planned, taken)
    }

    private static func words(_ changes: [CopyChange?]) -> [String] {
        changes.map { change in
            switch change {
            case nil: "nothing"
            case .new: "new"
            case .grown: "grown"
            case .unchanged: "unchanged"
            case .replaced: "replaced"
            }
        }
    }

    @Test func filesStandToOneAnotherAsCopiesDo() throws {
        let files = [
            ("a.jsonl", [Self.first]), ("b.jsonl", [Self.first, Self.second]), ("c.jsonl", [Self.first]),
            ("d.jsonl", [Self.first, Self.first]), ("e.jsonl", [Self.second]),
        ]
        let (planned, taken) = try changes(files, as: .claudeTranscript)
        #expect(Self.words(planned) == ["new", "grown", "unchanged", "new", "new"])
        #expect(Self.words(taken) == Self.words(planned))
    }

    @Test func documentsKeepEachVersion() throws {
        let files = [[("one", 1)], [("two", 2)], [("one", 1)], [("two", 2)]].enumerated().map { (place, answers) in
            ("session-\(place).json", AgentTranscripts.gemini(answers.map { (said: $0.0, output: $0.1) }))
        }
        let (planned, taken) = try changes(files, as: .geminiChat)
        #expect(Self.words(planned) == ["new", "replaced", "unchanged", "unchanged"])
        #expect(Self.words(taken) == Self.words(planned))
    }

    @Test func whatIsNotEndedWaits() throws {
        let path = try left.put("a.jsonl", [])
        try SystemDisk().replaceFile(path, with: Array("{\"a\":1".utf8))
        var copies = planned()
        let step = try copies.take(path, as: .claudeTranscript)
        #expect(step == nil)
    }

    @Test func theLongestFormIsReadFromWhereItWent() throws {
        var copies = planned()
        let one = try #require(try copies.take(left.put("a.jsonl", [Self.first]), as: .claudeTranscript))
        let two = try #require(try copies.take(left.put("b.jsonl", [Self.first, Self.second]), as: .claudeTranscript))
        #expect(one.source.cursor == 0 && two.source.cursor == one.end && two.source.id == one.source.id)
        #expect(two.end == Int64(Self.first.utf8.count + Self.second.utf8.count + 2))
    }

    @Test func anImportThatWasStoppedLeavesACopyToBeRead() throws {
        let path = try left.put("a.jsonl", [Self.first])
        try left.copyOnly("a.jsonl", as: .claudeTranscript)
        var copies = planned()
        let step = try #require(try copies.take(path, as: .claudeTranscript))
        #expect(step.change == .unchanged && step.unread?.id.text == step.source.id)
        let again = try #require(try copies.take(path, as: .claudeTranscript))
        #expect(again.change == .unchanged && again.unread == nil)
    }

    @Test func olderVersionsThatWereNotReadAreTold() throws {
        for number in 1...3 {
            try left.put("session-1.json", AgentTranscripts.gemini([(said: "answer", output: number)]))
            try left.copyOnly("session-1.json", as: .geminiChat)
        }
        var copies = planned()
        let step = try #require(try copies.take("\(left.folder)/session-1.json", as: .geminiChat))
        #expect(try copies.older(than: step).map(\.1.file) == ["bytes.zst", "bytes-2.zst"])
    }

    @Test func aSessionIsAskedForItsLinesOnlyWhereItMayHaveChanged() throws {
        var copies = planned()
        var asked = 0
        func change(_ milliseconds: Int64, _ lines: [[UInt8]]) throws -> CopyChange {
            let session = OpenCodeSession(id: "s-1", updatedAt: OpenCodeSession.time(milliseconds))
            return try copies.take(session, named: "opencode.db") { () throws(IndexerError) in
                asked += 1
                var digest = LinesDigest()
                for line in lines { line.withUnsafeBytes { digest.add($0) } }
                return digest
            }.change
        }
        #expect(try change(1, [[1]]) == .new)
        #expect(try change(1, [[2]]) == .unchanged && asked == 1)
        #expect(try change(2, [[1]]) == .unchanged && asked == 2)
        #expect(try change(3, [[2]]) == .replaced && asked == 3)
    }
}
