import Platform
import TestSupport
import Testing

@testable import Indexer

/// Every transcript of the corpora: alone, and beside all others.
@Suite("corpora: dry runs", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct CorporaPreviewTests {
    private static func folders() throws -> [String] {
        let root = try #require(Corpora.folder())
        return try SystemDisk().list(root).sorted().map { "\(root)/\($0)" }.filter {
            try SystemDisk().status(of: $0)?.kind == .folder
        }
    }

    @Test func eachFolderIsToldAsItIsTakenAfterAllOthers() throws {
        let scene = PreviewedHome(home: try IndexedHome())
        var count = 0
        for folder in try Self.folders() { count += try scene.take(nil, [folder]).newCount }
        #expect(count > 50)
    }

    @Test(arguments: TranscriptAgent.allCases.filter { $0 != .jsonl })
    func allOfAnAgentAreToldAsTheyAreTaken(agent: TranscriptAgent) throws {
        let scene = PreviewedHome(home: try IndexedHome(for: "preview-\(agent.rawValue)"))
        try scene.take(agent, Self.folders())
    }
}
