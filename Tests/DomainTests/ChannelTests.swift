import Domain
import Testing

@Suite struct ChannelTests {
    @Test func theWordsAreThoseOfTheStreams() {
        #expect(Channel.allCases.map(\.rawValue) == ["stdout", "stderr"])
    }
}
