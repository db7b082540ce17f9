import Domain
import JSON
import Queries
import Testing

@testable import Dashboard

/// The words of the contract, of parts of a conversation that was imported.
@Suite struct TalkItemJSONTests {
    @Test func kindsHaveTheWordsOfTheContract() {
        let kinds: [TalkKind] = [.prompt, .answer, .thinking, .call, .result, .note]
        #expect(
            kinds.map { TalkItemJSON.word(for: $0) }
                == ["text", "text", "thinking", "tool_call", "tool_result", "note"]
        )
    }
}
