import Domain
import Testing

@testable import Commands

@Suite struct StreamChoiceTests {
    @Test func eachTakesWhatItSays() {
        #expect(Channel.allCases.filter(StreamChoice.both.contains) == [.stdout, .stderr])
        #expect(Channel.allCases.filter(StreamChoice.out.contains) == [.stdout])
        #expect(Channel.allCases.filter(StreamChoice.err.contains) == [.stderr])
    }
}
