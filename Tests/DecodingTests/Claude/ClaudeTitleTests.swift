import Decoding
import Domain
import Testing

@Suite struct ClaudeTitleTests {
    @Test func titlesSayWhoGaveThem() {
        let told = ToldFacts.transcript(
            #"{"type":"summary","summary":"Old one","leafUuid":"l"}"#,
            #"{"type":"ai-title","aiTitle":"By the model","sessionId":"s"}"#,
            #"{"type":"custom-title","customTitle":"By hand","sessionId":"s"}"#
        )
        #expect(
            told.titles == [
                Title(text: "Old one", author: .agent, leaf: "l"), Title(text: "By the model", author: .agent),
                Title(text: "By hand", author: .person),
            ]
        )
    }
}
