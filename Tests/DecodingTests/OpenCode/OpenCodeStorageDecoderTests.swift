import Decoding
import Domain
import Testing

@Suite struct OpenCodeStorageDecoderTests {
    @Test func aPartHasTheModelOfItsMessage() {
        var decoder = OpenCodeStorageDecoder()
        let lines = [
            #"{"id":"s1","projectID":"p","directory":"/src","title":"Write a test","version":"1.0"}"#,
            #"{"id":"m1","sessionID":"s1","role":"assistant","modelID":"gpt-5","time":{"created":1767036061199}}"#,
            #"{"id":"m0","sessionID":"s1","role":"user"}"#,
            #"{"id":"p0","sessionID":"s1","messageID":"m0","type":"text","text":"do it"}"#,
            #"{"id":"p1","sessionID":"s1","messageID":"m1","type":"reasoning","text":"so"}"#,
            #"{"id":"p2","sessionID":"s1","messageID":"m1","type":"step-finish","tokens":{"input":3,"output":4}}"#,
            #"{"id":"p3","sessionID":"s1","messageID":"m1","type":"hologram"}"#,
        ]
        let told = ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
        #expect(told.conversations.map(\.folder) == ["/src"])
        #expect(told.titles.map(\.text) == ["Write a test"])
        #expect(told.messages.map(\.role) == [.user, .assistant])
        #expect(told.usages.map(\.model) == ["gpt-5"])
        #expect(told.usages.map(\.usage) == [Usage(input: 3, output: 4)])
        #expect(told.unknown == ["hologram"])
    }
}
