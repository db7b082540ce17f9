import TestSupport
import Testing

@Suite struct PriceListCommandTests {
    private let scene: RecordScene

    init() throws { scene = try RecordScene(for: "PriceListCommandTests") }

    @Test func pricesAreListedInDollarsForAMillionTokens() throws {
        let lines = try scene.roost("prices", "list", "claude-sonnet-4-5", "-o", "jsonl").run().stdout
        #expect(lines.contains("\"input\":3,\"output\":15,\"cacheRead\":0.3,\"cacheWrite5m\":3.75,\"cacheWrite1h\":6"))
        #expect(try scene.roost("prices", "list").run().stdout.hasPrefix("MODEL "))
        let unknown = try scene.roost("prices", "list", "claude-sonet-4-5").run()
        #expect(unknown.exitCode == 4 && unknown.stderr.contains("claude-sonnet-4-5"))
    }
}
