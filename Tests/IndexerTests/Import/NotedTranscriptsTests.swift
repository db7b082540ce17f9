import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct NotedTranscriptsTests {
    private let left: LeftTranscripts
    private let disk = SystemDisk()

    init() throws {
        left = try LeftTranscripts(for: "NotedTranscriptsTests")
        try left.put("a.jsonl", [AgentTranscripts.claude("one", output: 1, second: 1)])
        try left.put("b.jsonl", [AgentTranscripts.claude("two", output: 2, second: 2)])
    }

    private func noted(withIndex: Bool = true) throws -> NotedTranscripts {
        let now = left.home.fixture.clock.now().wall
        let index = withIndex ? try IndexSchema.current.open(left.home.paths.index, for: .read, on: disk, at: now) : nil
        return try NotedTranscripts(in: index, copies: ImportFolder(left.home.paths.home.imports, on: disk))
    }

    private func news(_ noted: NotedTranscripts) throws -> [String] {
        let found = try noted.search(nil, below: [left.folder], Environment([:])).found
        return try noted.notNoted(found).map { FilePath.name(of: $0.path) }.sorted()
    }

    @Test func withoutAnIndexAllIsNew() throws {
        #expect(try news(noted(withIndex: false)) == ["a.jsonl", "b.jsonl"])
    }

    @Test func whatWasTakenIsNewAgainOnceItChangesOrItsCopyIsGone() throws {
        _ = try left.take(.claude)
        #expect(try news(noted()) == [])
        try left.put("b.jsonl", [AgentTranscripts.claude("three", output: 3, second: 3)])
        #expect(try news(noted()) == ["b.jsonl"])
        let imports = left.home.paths.home.imports
        for name in try disk.list(imports) { try disk.rename("\(imports)/\(name)", to: "\(imports)/.\(name)") }
        #expect(try news(noted()) == ["a.jsonl", "b.jsonl"])
    }

    @Test func placesOfAnAgentAreSearchedWhereNoneIsNamed() throws {
        let search = try noted(withIndex: false).search(nil, below: [], Environment(["HOME": left.folder]))
        #expect(search.found.isEmpty)
    }

    @Test func aStorageOfManyFilesIsAlwaysLookedInto() throws {
        let status = try #require(try disk.status(of: left.folder))
        let found = FoundTranscript(path: left.folder, place: .openCodeStorage, status: status)
        #expect(try noted(withIndex: false).notNoted([found]) == [found])
    }
}
