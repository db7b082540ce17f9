import Decoding
import Testing

@Suite struct ModelNameTests {
    @Test(arguments: [
        ("claude-sonnet-4-5", "claude-sonnet-4-5"),
        ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5"),
        ("claude-sonnet-4-5-20250929[1m]", "claude-sonnet-4-5"),
        ("anthropic/claude-sonnet-4.5", "claude-sonnet-4-5"),
        ("openrouter/anthropic/claude-opus-4.1", "claude-opus-4-1"),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5"),
        ("anthropic.claude-opus-4-6-v1", "claude-opus-4-6"),
        ("bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5"),
        ("vertex_ai/claude-sonnet-4-5@20250929", "claude-sonnet-4-5"),
        ("claude-opus-4-1@default", "claude-opus-4-1"),
        ("claude-3-5-haiku-latest", "claude-3-5-haiku"),
        ("claude-sonnet-4-0", "claude-sonnet-4"),
        ("Claude-Sonnet-4-20250514", "claude-sonnet-4"),
        ("openai/gpt-5.5-2026-04-23", "gpt-5.5"),
        ("gpt-5.1-codex", "gpt-5.1-codex"),
        ("gemini/gemini-2.5-pro", "gemini-2.5-pro"),
        ("models/gemini-3.1-pro-preview", "gemini-3.1-pro-preview"),
        ("deepseek-v3", "deepseek-v3"),
        ("o3", "o3"),
        ("", ""),
        ("-", "-"),
        ("@", "@"),
        ("[1m]", "[1m]"),
    ])
    func aNameIsStrippedOfWhatStandsAroundIt(text: String, plain: String) {
        #expect(ModelName.plain(text) == plain)
    }

    @Test func theWholeNameIsAskedForFirst() {
        let candidates = ModelName.candidates("us.anthropic.claude-sonnet-4-5-20250929-v1:0")
        #expect(
            candidates == [
                "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5-20250929-v1:0",
                "claude-sonnet-4-5-20250929", "claude-sonnet-4-5",
            ]
        )
    }

    @Test func aProviderThatSetsItsOwnPricesStays() {
        #expect(ModelName.plain("azure/gpt-5.5") == "azure/gpt-5.5")
        #expect(ModelName.plain("chatgpt/gpt-5.5") == "chatgpt/gpt-5.5")
    }
}
