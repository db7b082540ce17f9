import Decoding
import Domain
import Platform
import TestSupport
import Testing

@Suite("corpora: opencode", .enabled(if: Corpora.areThere, "the corpora are not there; see $ROOST_CORPORA"))
struct OpenCodeCorporaTests {
    @Test func aSessionOnDiskIsRead() throws {
        let folder = "codemie-ai+codemie-code/opencode/storage"
        let paths = try ["session", "message", "part"].flatMap {
            try Corpora.files(in: "\(folder)/\($0)", ending: ".json")
        }
        var decoder = OpenCodeStorageDecoder()
        var facts: [Fact] = []
        for path in paths {
            try decoder.line(SystemDisk().readAll(path, bytesMax: 1 << 20)) { fact, _ in facts.append(fact) }
        }
        let calls = facts.compactMap { fact -> String? in
            guard case .block(let block) = fact, case .toolCall(let call) = block.content else { return nil }
            return call.name
        }
        #expect(calls.sorted() == ["Read", "Write"])
        let usages = facts.compactMap { if case .usage(let report) = $0 { report.usage } else { nil } }
        #expect(usages == [Usage(input: 1000, output: 500, cacheRead: 200, cacheWrite5m: 100)])
    }

    @Test(arguments: ["run_json", "stream_success", "stream_error", "stream_success_no_reason"])
    func streamsAreKnownThroughout(name: String) throws {
        var decoder = OpenCodeStreamDecoder()
        let path = "\(Corpora.folder() ?? "")/banteg+takopi/tests/fixtures/opencode_\(name).jsonl"
        let told = ToldFacts(try SystemDisk().readAll(path, bytesMax: 1 << 20), by: &decoder)
        #expect(told.lines > 1)
        #expect(told.errors.isEmpty && told.unknown.isEmpty)
    }
}
