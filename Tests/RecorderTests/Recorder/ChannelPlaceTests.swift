import Domain
import Testing

@testable import Recorder

@Suite struct ChannelPlaceTests {
    @Test func eachChannelHasAPlaceOfItsOwn() {
        let places = Channel.allCases.map(\.place)
        #expect(places == [0, 1])
    }
}
