import Domain
import Indexer
import Platform
import Store
import TestSupport
import Testing

@Suite struct ImportReadingCountingTests {
    @Test func whatIsToldIsCountedAgain() throws {
        let home = try IndexedHome()
        let folder = home.fixture.scratch.path("talks")
        try SystemDisk().makeFolders(folder)
        let lines = ["user", "assistant"].map { role in
            """
            {"type":"\(role)","uuid":"\(role)","sessionId":"c","cwd":"/repo","timestamp":"2026-11-01T10:00:00.000Z",\
            "message":{"role":"\(role)","content":[{"type":"text","text":"Hello."}]}}
            """
        }
        try SystemDisk().createFile(
            "\(folder)/a.jsonl",
            with: Array((lines + ["{bad", ""]).joined(separator: "\n").utf8)
        )
        let index = try home.open()
        let search = try index.search(.claude, below: [folder], Environment([:]))
        _ = try index.take(search.found, Environment([:]))
        var found: [ImportVerification] = []
        try index.validateAll { if case .imported(let copy) = $0.found { found.append(copy) } }
        #expect(found.map(\.partsToldCount) == [2] && found.map(\.partsKeptCount) == [2])
        #expect(found.allSatisfy { $0.isWhole && $0.file == .equal })
        let conversations = try #require(index.writer.conversations)
        try conversations.write { () throws(StoreError) in
            try conversations.run("DELETE FROM blocks WHERE block_number = 1")
        }
        found = []
        try index.validateAll { if case .imported(let copy) = $0.found { found.append(copy) } }
        #expect(found.map(\.isWhole) == [false])
    }
}
