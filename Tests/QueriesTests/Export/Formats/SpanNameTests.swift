import Domain
import Testing

@testable import Queries

@Suite struct SpanNameTests {
    @Test func idsAreThoseOfWhatTheyStandForAndOfTheRightLength() {
        #expect(Hex.decode(SpanName.trace(ofTask: "gh-1"))?.count == 16)
        #expect(Hex.decode(SpanName.span(ofTask: "gh-1"))?.count == 8)
        #expect(SpanName.span(ofRun: "a") == SpanName.span(ofRun: "a"))
        #expect(SpanName.span(ofRun: "a") != SpanName.span(ofRun: "b"))
        // A task and a run of one name are two things.
        #expect(SpanName.span(ofRun: "a") != SpanName.span(ofTask: "a"))
        var other = SampleExport.call()
        other.row = 2
        #expect(SpanName.span(of: SampleExport.call()) != SpanName.span(of: other))
    }
}
