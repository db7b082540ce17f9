import Testing

@testable import Decoding

@Suite struct CodexCountersTests {
    @Test func whatALineLeavesOutIsNone() throws {
        let line = Array(#"{"input_tokens":30,"cached_input_tokens":20,"output_tokens":-1}"#.utf8)
        let parser = LineParser()
        let counters = try line.withUnsafeBytes { CodexCounters(try parser.object($0)) }
        #expect(counters == CodexCounters(input: 30, cached: 20))
    }
}
