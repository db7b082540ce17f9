import Decoding
import Domain
import Testing

@Suite struct ClaudeUsageTests {
    @Test(arguments: [
        (#"{"cache_creation_input_tokens":9}"#, Usage(cacheWrite5m: 9)),
        (#"{"cache_creation_input_tokens":9,"cache_creation":null}"#, Usage(cacheWrite5m: 9)),
        (
            #"{"cache_creation_input_tokens":9,"cache_creation":{"ephemeral_1h_input_tokens":4}}"#,
            Usage(cacheWrite5m: 5, cacheWrite1h: 4)
        ),
        (
            #"{"cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":4}}"#,
            Usage(cacheWrite5m: 2, cacheWrite1h: 4)
        ),
        (
            #"""
            {"input_tokens":1,"output_tokens":2,"cache_read_input_tokens":3}
            """#, Usage(input: 1, output: 2, cacheRead: 3)
        ),
        (#"{"input_tokens":-1,"output_tokens":2.5,"cache_read_input_tokens":"3"}"#, .none),
        (#"{"output_tokens":99999999999999999999}"#, .none),
    ])
    func countersShareNoToken(told: String, expected: Usage) {
        let told = ToldFacts.transcript(#"{"type":"assistant","message":{"id":"m","usage":\#(told)}}"#)
        #expect(told.usages.map(\.usage) == [expected])
    }

    @Test(arguments: [
        (#"{"service_tier":"batch"}"#, PriceTerms(tier: "batch")),
        (#"{"service_tier":"standard","speed":"standard"}"#, PriceTerms(tier: "standard")),
        (#"{"service_tier":"standard","speed":"fast"}"#, PriceTerms(tier: "fast")),
        (#"{"service_tier":null,"inference_geo":""}"#, PriceTerms()),
        (#"{"inference_geo":"us"}"#, PriceTerms(region: "us")),
        (#"{"server_tool_use":{"web_search_requests":2,"web_fetch_requests":1}}"#, PriceTerms(webSearches: 2)),
    ])
    func termsThatChangeThePriceAreKept(told: String, expected: PriceTerms) {
        let told = ToldFacts.transcript(#"{"type":"assistant","message":{"id":"m","usage":\#(told)}}"#)
        #expect(told.usages.map(\.terms) == [expected])
    }
}
